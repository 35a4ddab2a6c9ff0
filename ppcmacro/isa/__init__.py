"""The PowerPC instruction set as far as an analysis needs it: operands, effects, special-purpose registers."""

from ppcmacro.isa.decode import decode
from ppcmacro.isa.instruction import Branch, Instruction, Memory, Operand
from ppcmacro.isa.names import is_mnemonic

__all__ = ["Branch", "Instruction", "Memory", "Operand", "decode", "is_mnemonic"]
