"""What an instruction does, as values: operands, memory access, branch, and the resources it reads and writes.

Resources are named "r0".."r31", "f0".."f31", "v0".."v31", "cr0".."cr7", "lr", "ctr", "xer", "msr", "fpscr", "vscr",
"spr:<number>" (canonical number), "dcr:<number>", "mem", "reservation", "tlb", "sr" (segment registers), "acc" (the
accumulator of the SPE), "pmr", "tmr" (thread management registers).
"""

from __future__ import annotations

from ppcmacro.gas.expression import Expr
from ppcmacro.records import NamedTuple

__all__ = ["Branch", "Instruction", "Memory", "Operand"]


class Operand(NamedTuple):
    """An operand as the instruction takes it; `8(r4)` gives two, the displacement and the base.

    role      "gpr", "gpr0" (a GPR that means zero when it is 0), "base" (of a displacement, likewise), "fpr", "vr",
              "vsr", "evr" (64-bit SPE register), "acc", "crf", "crb" (number of a CR bit), "imm", "uimm", "disp",
              "mask" (of bits), "fxm" (of CR fields), "spr", "dcr", "target"
    access    "r", "w", "rw", or "" for what is no register; a "gpr0" or "base" of 0 is not accessed: ""
    start     the offset of its text in the operands, and `end` the offset behind it
    register  the number of the register, field or bit, or the canonical number of the SPR, where it is known
    value     the expression as written
    """

    role: str
    access: str
    start: int
    end: int
    register: int | None
    value: Expr | None
    text: str


class Memory(NamedTuple):
    """An access to memory.

    direction     "load" or "store"
    width         bytes of one access; 0 for a string of bytes
    base          the base register, None when there is none (register 0) or when it is not known
    displacement  the displacement, None for indexed forms
    index         the index register of an indexed form
    update        the base register gets the address
    count         the number of registers (more than 1 for lmw and stmw)
    algebraic     sign-extended
    reversed      byte-reversed
    reserved      with reservation (lwarx, stwcx.)
    data          the first register that is loaded or stored
    """

    direction: str
    width: int
    base: Operand | None
    displacement: Expr | None
    index: Operand | None  # type: ignore[assignment]  # hides a method of tuples that nobody needs here
    update: bool
    count: int  # type: ignore[assignment]
    algebraic: bool
    reversed: bool
    reserved: bool
    data: Operand | None


class Branch(NamedTuple):
    """A branch.

    conditional     it may not be taken
    condition       the CR field, the bit in it (0 lt, 1 gt, 2 eq, 3 so) and whether the bit must be set; None when
                    no CR bit is tested or it is not known which
    decrements_ctr  it decrements CTR and tests it
    ctr_zero        it is taken when CTR becomes zero (else when it does not)
    link            it sets LR, taken or not
    absolute        the target is an address, not a distance
    target          where it goes: an expression, or "lr", "ctr" or "tar"
    """

    conditional: bool
    condition: tuple[int, int, bool] | None
    decrements_ctr: bool
    ctr_zero: bool
    link: bool
    absolute: bool
    target: Expr | str | None


class Instruction:
    """An instruction with its operands.

    mnemonic    in lower case, without the hint
    hint        "+" or "-" of a branch, else ""
    reads       resources whose value the effect depends on
    writes      resources that are changed, in whole or in part
    partial     those of `writes` that are changed in part only (XER by a carry, MSR by wrteei, CR by crand)
    problem     the words with which GNU as refuses the operands, "" when it does not or when that is not known
    warning     the words with which it warns
    unresolved  a register or a CR mask is given by a name without a value, so that reads and writes lack something
    size        4 bytes, 8 with a prefix
    memory, branch
                the access to memory or the branch, if it is one
    returns     the mnemonic of a return from interrupt, else ""
    """

    __slots__ = (
        "branch",
        "hint",
        "memory",
        "mnemonic",
        "operands",
        "partial",
        "problem",
        "reads",
        "returns",
        "size",
        "unresolved",
        "warning",
        "writes",
    )

    def __init__(
        self,
        mnemonic: str,
        operands: tuple[Operand, ...] = (),
        reads: frozenset[str] = frozenset(),
        writes: frozenset[str] = frozenset(),
        partial: frozenset[str] = frozenset(),
        *,
        hint: str = "",
        problem: str = "",
        warning: str = "",
        unresolved: bool = False,
        size: int = 4,
        memory: Memory | None = None,
        branch: Branch | None = None,
        returns: str = "",
    ) -> None:
        self.mnemonic = mnemonic
        self.hint = hint
        self.operands = operands
        self.reads = reads
        self.writes = writes
        self.partial = partial
        self.problem = problem
        self.warning = warning
        self.unresolved = unresolved
        self.size = size
        self.memory = memory
        self.branch = branch
        self.returns = returns

    def __repr__(self) -> str:
        return f"Instruction({self.mnemonic}{self.hint} {', '.join(operand.text for operand in self.operands)})"
