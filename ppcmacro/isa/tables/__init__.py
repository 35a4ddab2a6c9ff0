"""The instruction table: rows `names | suffixes | operands | effects`, in a module for each part of the architecture.

names      separated by blanks; `{a,b}` stands for either part, an empty part included
suffixes   `.` the record form too, `o` the overflow form too, `o.` both
operands   a token an operand, alternatives separated by `/` (the number of operands decides), `?` behind a first
           operand that may be missing:
             D S M     a GPR that is written, read, both; Z one that means zero when it is 0;
             U         the base register of an update form: read and written
             Q q       an even/odd pair of GPRs, written or read
             f v x e a with D S M (Q q): FPR, vector, vector-scalar, 64-bit SPE and accumulator registers
             cD cS     a condition register field; bD bS bM a condition register bit
             u5 s16    unsigned and signed immediates of so many bits, h16 either, n16 and N16 those of
                       subi and subis, nb a number of bytes up to 32, i any
             d(Z) d(U) a 16-bit displacement with its base; d4, d16 multiples; d34 prefixed; k8 an unsigned 5-bit
                       multiple of 8
             m         a mask of consecutive ones; fxm a mask of condition register fields
             spr dcr   the number of a register
effects    w: r: p:  resources written, read, and partly written, whatever the operands are
           L4 S4     a load or store of 4 bytes; then a algebraic, r byte-reversed, c with reservation, m multiple
           x         operand counts and ranges depend on the processor, so they are not judged
           cr0       what is written when the optional field is missing
"""
