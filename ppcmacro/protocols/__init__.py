"""Interrupt levels, handler contracts and copy layouts: TOML data and the loader for it."""

from ppcmacro.protocols.load import load_protocols
from ppcmacro.protocols.model import Capture, Contract, Cpu, Exit, KernelFiles, Layout, Level, Protocols

__all__ = [
    "Capture",
    "Contract",
    "Cpu",
    "Exit",
    "KernelFiles",
    "Layout",
    "Level",
    "Protocols",
    "load_protocols",
]
