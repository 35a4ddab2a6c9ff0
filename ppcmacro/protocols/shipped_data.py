"""What the protocol files that ship with ppcmacro say.  Made of them by tools/shipped_protocols.py."""

from ppcmacro.patterns import pattern
from ppcmacro.protocols.model import Capture, Contract, Cpu, Exit, KernelFiles, Layout, Level, Protocols

_1 = Capture(what='syndrome', families=(), ivors=(3, 6), vectors=(), levels=(), read=('ESR',))
_2 = Exit(kind='hand-off', target='kvmppc_interrupt', requires={'r10': '.L_IVEC_{name}'}, levels=('base',))
_3 = Exit(kind='hand-off', target='kvmppc_interrupt', requires={'r10': '.L_IVEC_{name}+2'}, levels=('hyp',))
_4 = Capture(what='syndrome', families=(), ivors=(2, 5, 13, 42), vectors=(), levels=(), read=('DEAR', 'ESR'))
_5 = (
    'r0', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'ctr', 'lr', 'xer', 'cr0', 'cr1', 'cr5', 'cr6',
    'cr7',
)
_6 = {
    'spr:SPRG3': 'thread', 'thread+THREAD_KVM_VCPU': 'vcpu', 'vcpu+VCPU_HOST_STACK': 'host stack',
    'vcpu+VCPU_SHARED': 'shared',
}
_7 = (
    'r0', 'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29',
    'r30', 'r31', 'lr', 'xer',
)
_8 = {
    'vcpu+VCPU_GPR(R3)': 'r3', 'vcpu+VCPU_GPR(R4)': 'r4', 'vcpu+VCPU_GPR(R5)': 'r5', 'vcpu+VCPU_GPR(R6)': 'r6',
    'vcpu+VCPU_CTR': 'ctr', 'vcpu+VCPU_PC': 'xSRR0',
}
_9 = (
    'CONFIG_KVM', 'CONFIG_BOOKE', 'CONFIG_BOOKE_OR_40x', 'CONFIG_PPC32', 'CONFIG_PPC_E500', 'CONFIG_PPC_85xx',
    'CONFIG_E500', 'CONFIG_SPE', 'CONFIG_SPE_POSSIBLE',
)
_10 = {
    'r1+GPR1': ('GPR0+4*1',), 'r1+GPR2': ('GPR0+4*2',), 'r1+GPR9': ('GPR0+4*9',), 'r1+GPR10': ('GPR0+4*10',),
    'r1+GPR11': ('GPR0+4*11',), 'r1+GPR12': ('GPR0+4*12',),
}
_11 = (
    'r1', 'r2', 'r13', 'r14', 'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27',
    'r28', 'r29', 'r30', 'r31', 'cr2', 'cr3', 'cr4',
)
_12 = {
    'spr:SPRG1': 'paca', 'vcpu+VCPU_HOST_STACK': 'host stack', 'vcpu+VCPU_SHARED': 'shared',
    'thread_info+THREAD+THREAD_KVM_VCPU': 'vcpu', 'paca+PACACURRENT': 'thread_info',
}
_13 = (
    'r1', 'r2', 'r13', 'r14', 'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27',
    'r28', 'r29', 'r30', 'r31', 'cr2', 'cr3', 'cr4', 'lr',
)
_14 = (
    'r4', 'r5', 'r6', 'r7', 'r8', 'r13', 'r14', 'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24',
    'r25', 'r26', 'r27', 'r28', 'r29', 'r30', 'r31', 'lr', 'ctr', 'xer',
)
_15 = (
    'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r14', 'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22',
    'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29', 'r30', 'r31', 'lr', 'xer',
)
_16 = Exit(
    kind='caller', preserve=_11,
)
_17 = (
    _4, _1,
)
_18 = Exit(
    kind='hand-off', target='*', preserve=_13,
)
_19 = (
    'CONFIG_KVM', 'CONFIG_KVM_BOOKE_HV', 'CONFIG_BOOKE', 'CONFIG_BOOKE_OR_40x', 'CONFIG_PPC32', 'CONFIG_32BIT',
    'CONFIG_PPC_E500', 'CONFIG_E500', 'CONFIG_PPC_85xx', 'CONFIG_PPC_E500MC', 'CONFIG_PPC_DOORBELL', 'CONFIG_PPC_FPU',
)
_20 = {
    'paca+.L_IAREA_{name}+EX_R9': 'r9', 'paca+.L_IAREA_{name}+EX_R10': 'r10', 'paca+.L_IAREA_{name}+EX_R11': 'r11',
    'paca+.L_IAREA_{name}+EX_R12': 'r12', 'paca+.L_IAREA_{name}+EX_R13': 'r13', 'paca+.L_IAREA_{name}+EX_CTR': 'ctr',
    'paca+.L_IAREA_{name}+EX_PPR': 'PPR',
}
_21 = (
    'r0', 'r1', 'r2', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15', 'r16', 'r17', 'r18', 'r19', 'r20',
    'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1', 'cr2', 'cr3', 'cr4',
    'cr5', 'cr6', 'cr7', 'lr', 'xer', 'msr',
)
_22 = (
    'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15', 'r16', 'r17',
    'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1',
    'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr', 'xer',
)
_23 = (
    'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15', 'r16', 'r17',
    'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1',
    'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr', 'xer', 'spr:SRR0', 'spr:SRR1',
)
_24 = (
    'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15', 'r16', 'r17',
    'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1',
    'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr', 'xer', 'spr:xSRR0', 'spr:xSRR1',
)
_25 = Exit(
    kind='return', preserve=_22,
)
_26 = {
    'r9': 'cr', 'r11': 'xSRR0', 'r12': 'xSRR1', 'r13': 'paca', 'paca+.L_IAREA_{name}+EX_R9': 'r9',
    'paca+.L_IAREA_{name}+EX_R10': 'r10', 'paca+.L_IAREA_{name}+EX_R11': 'r11', 'paca+.L_IAREA_{name}+EX_R12': 'r12',
    'paca+.L_IAREA_{name}+EX_R13': 'r13', 'paca+.L_IAREA_{name}+EX_CTR': 'ctr', 'paca+.L_IAREA_{name}+EX_PPR': 'PPR',
}
_27 = Exit(
    kind='hand-off', target='handler', preserve=_23,
)
_28 = (
    _16, _18,
)
_29 = {
    'r1+GPR0': 'r0', 'r1+GPR1': 'r1', 'r1+GPR2': 'r2', 'r1+GPR0+4*3': 'r3', 'r1+GPR0+4*4': 'r4', 'r1+GPR0+4*5': 'r5',
    'r1+GPR0+4*6': 'r6', 'r1+GPR0+4*7': 'r7', 'r1+GPR0+4*8': 'r8', 'r1+GPR9': 'r9', 'r1+GPR10': 'r10',
    'r1+GPR11': 'r11', 'r1+GPR12': 'r12', 'r1+GPR0+4*13': 'r13', 'r1+GPR0+4*14': 'r14', 'r1+GPR0+4*31': 'r31',
    'r1+_CCR': 'cr', 'r1+_LINK': 'lr', 'r1+_CTR': 'ctr', 'r1+_XER': 'xer', 'r1+_NIP': 'xSRR0', 'r1+_MSR': 'xSRR1',
}
_30 = {
    'vcpu+VCPU_GPR(R1)': 'r1', 'vcpu+VCPU_GPR(R2)': 'r2', 'vcpu+VCPU_GPR(R3)': 'r3', 'vcpu+VCPU_GPR(R4)': 'r4',
    'vcpu+VCPU_GPR(R5)': 'r5', 'vcpu+VCPU_GPR(R6)': 'r6', 'vcpu+VCPU_GPR(R7)': 'r7', 'vcpu+VCPU_GPR(R8)': 'r8',
    'vcpu+VCPU_GPR(R9)': 'r9', 'vcpu+VCPU_GPR(R10)': 'r10', 'vcpu+VCPU_GPR(R11)': 'r11', 'vcpu+VCPU_GPR(R12)': 'r12',
    'vcpu+VCPU_GPR(R13)': 'r13', 'vcpu+VCPU_GPR(R14)': 'r14', 'vcpu+VCPU_CR': 'cr', 'vcpu+VCPU_CTR': 'ctr',
    'vcpu+VCPU_PC': 'xSRR0',
}
_31 = Exit(
    kind='hand-off', target='{name}_common', requires={'r13': 'paca', 'r9': 'cr', 'r11': 'xSRR0', 'r12': 'xSRR1'},
    saved=_20, preserve=_15, optional=frozenset({'paca+.L_IAREA_{name}+EX_PPR'}),
)
_32 = Exit(
    kind='hand-off', target='kvmppc_interrupt', requires={'r13': 'paca', 'r9': 'cr', 'r11': 'xSRR0', 'r12': 'xSRR1'},
    saved=_20, preserve=_15, optional=frozenset({'paca+.L_IAREA_{name}+EX_PPR'}),
)
_33 = Exit(
    kind='hand-off', target='{name}_common_real', requires={'r13': 'paca', 'r9': 'cr', 'r11': 'xSRR0', 'r12': 'xSRR1'},
    saved=_20, preserve=_15, optional=frozenset({'paca+.L_IAREA_{name}+EX_PPR'}),
)
_34 = Exit(
    kind='hand-off', target='{name}_common_virt', requires={'r13': 'paca', 'r9': 'cr', 'r11': 'xSRR0', 'r12': 'xSRR1'},
    saved=_20, preserve=_15, optional=frozenset({'paca+.L_IAREA_{name}+EX_PPR'}),
)
_35 = {
    'r1+GPR0': 'r0', 'r1+GPR1': 'r1', 'r1+GPR2': 'r2', 'r1+GPR3': 'r3', 'r1+GPR4': 'r4', 'r1+GPR5': 'r5',
    'r1+GPR6': 'r6', 'r1+GPR7': 'r7', 'r1+GPR8': 'r8', 'r1+GPR9': 'r9', 'r1+GPR10': 'r10', 'r1+GPR11': 'r11',
    'r1+GPR12': 'r12', 'r1+GPR13': 'r13', 'r1+GPR14': 'r14', 'r1+GPR15': 'r15', 'r1+GPR16': 'r16', 'r1+GPR17': 'r17',
    'r1+GPR18': 'r18', 'r1+GPR19': 'r19', 'r1+GPR20': 'r20', 'r1+GPR21': 'r21', 'r1+GPR22': 'r22', 'r1+GPR23': 'r23',
    'r1+GPR24': 'r24', 'r1+GPR25': 'r25', 'r1+GPR26': 'r26', 'r1+GPR27': 'r27', 'r1+GPR28': 'r28', 'r1+GPR29': 'r29',
    'r1+GPR30': 'r30', 'r1+GPR31': 'r31', 'r1+_CCR': 'cr', 'r1+_LINK': 'lr', 'r1+_CTR': 'ctr', 'r1+_XER': 'xer',
    'r1+_NIP': 'xSRR0', 'r1+_MSR': 'xSRR1',
}
_36 = Exit(
    kind='hand-off', target='kvmppc_resume_host',
    requires={'r4': 'vcpu', 'r11': 'shared', 'r14': 'ivor', 'r1': 'host stack'}, saved=_30, preserve=_7,
)
_37 = (
    _36,
)
_38 = {
    'r1+GPR1': ('GPR0+8*1',), 'r1+GPR2': ('GPR0+8*2',), 'r1+GPR3': ('GPR0+8*3',), 'r1+GPR4': ('GPR0+8*4',),
    'r1+GPR5': ('GPR0+8*5',), 'r1+GPR6': ('GPR0+8*6',), 'r1+GPR7': ('GPR0+8*7',), 'r1+GPR8': ('GPR0+8*8',),
    'r1+GPR9': ('GPR0+8*9',), 'r1+GPR10': ('GPR0+8*10',), 'r1+GPR11': ('GPR0+8*11',), 'r1+GPR12': ('GPR0+8*12',),
    'r1+GPR13': ('GPR0+8*13',), 'r1+GPR14': ('GPR0+8*14',), 'r1+GPR15': ('GPR0+8*15',), 'r1+GPR16': ('GPR0+8*16',),
    'r1+GPR17': ('GPR0+8*17',), 'r1+GPR18': ('GPR0+8*18',), 'r1+GPR19': ('GPR0+8*19',), 'r1+GPR20': ('GPR0+8*20',),
    'r1+GPR21': ('GPR0+8*21',), 'r1+GPR22': ('GPR0+8*22',), 'r1+GPR23': ('GPR0+8*23',), 'r1+GPR24': ('GPR0+8*24',),
    'r1+GPR25': ('GPR0+8*25',), 'r1+GPR26': ('GPR0+8*26',), 'r1+GPR27': ('GPR0+8*27',), 'r1+GPR28': ('GPR0+8*28',),
    'r1+GPR29': ('GPR0+8*29',), 'r1+GPR30': ('GPR0+8*30',), 'r1+GPR31': ('GPR0+8*31',),
}
_39 = Exit(
    kind='checkpoint', target='COMMON_EXCEPTION_PROLOG_END', saved=_29, preserve=_14, spellings=_10,
    masks={'r1+_MSR': '0xfffbffff'},
)
_40 = Exit(
    kind='call', target='*', saved=_35, spellings=_38,
)
_41 = Exit(
    kind='hand-off', target='interrupt_return_srr', saved=_35, spellings=_38,
)
_42 = Exit(
    kind='hand-off', target='interrupt_return_hsrr', saved=_35, spellings=_38,
)
_43 = Exit(
    kind='hand-off', target='fast_interrupt_return_srr', saved=_35, spellings=_38,
)

PROTOCOLS = Protocols(
    levels={
        'base': Level(name='base', srr=('SRR0', 'SRR1'), returns=('rfi', 'rfid'), title='base'),
        'critical': Level(name='critical', srr=('CSRR0', 'CSRR1'), returns=('rfci',), title='critical'),
        'debug': Level(name='debug', srr=('DSRR0', 'DSRR1'), returns=('rfdi',), title='debug'),
        'mcheck': Level(name='mcheck', srr=('MCSRR0', 'MCSRR1'), returns=('rfmci',), title='machine check'),
        'guest': Level(name='guest', srr=('GSRR0', 'GSRR1'), returns=('rfgi',), title='guest'),
        'hyp': Level(name='hyp', srr=('HSRR0', 'HSRR1'), returns=('hrfid',), title='hypervisor'),
    },
    cpus={
        'book3s32': Cpu(
            name='book3s32', family='book3s32', ivors=None, mcheck='base', debug='base',
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC32', None),
                ('CONFIG_32BIT', None), ('CONFIG_KERNEL_START', '0xc0000000'), ('CONFIG_PAGE_OFFSET', '0xc0000000'),
                ('CONFIG_TASK_SIZE', '0xc0000000'), ('CONFIG_LOWMEM_SIZE', '0x30000000'), ('CONFIG_THREAD_SHIFT', '13'),
                ('CONFIG_DATA_SHIFT', '12'), ('CONFIG_PPC_BOOK3S', None), ('CONFIG_PPC_BOOK3S_32', None),
                ('CONFIG_PPC_BOOK3S_603', None), ('CONFIG_PPC_BOOK3S_604', None), ('CONFIG_6xx', None),
                ('CONFIG_PPC_STD_MMU', None), ('CONFIG_PPC_STD_MMU_32', None), ('CONFIG_PPC_FPU', None),
                ('CONFIG_PPC_FPU_REGS', None), ('CONFIG_ALTIVEC', None), ('CONFIG_VMAP_STACK', None),
            ),
            configured_by=('CONFIG_PPC_BOOK3S_32', 'CONFIG_6xx'),
        ),
        'book3s64': Cpu(
            name='book3s64', family='book3s64', ivors=None, mcheck='base', debug='base',
            levels={'base': Level(name='base', srr=('SRR0', 'SRR1'), returns=('rfid',), title='base')},
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC64', None),
                ('CONFIG_64BIT', None), ('CONFIG_PPC_FPU', None), ('CONFIG_PPC_FPU_REGS', None),
                ('CONFIG_PPC64_ELF_ABI_V1', None), ('CONFIG_KERNEL_START', '0xc000000000000000'),
                ('CONFIG_PAGE_OFFSET', '0xc000000000000000'), ('CONFIG_THREAD_SHIFT', '14'),
                ('CONFIG_DATA_SHIFT', '24'), ('CONFIG_SMP', None), ('CONFIG_NR_CPUS', '32'),
                ('CONFIG_RELOCATABLE', None), ('CONFIG_NONSTATIC_KERNEL', None), ('CONFIG_PPC_BOOK3S', None),
                ('CONFIG_PPC_BOOK3S_64', None), ('CONFIG_PPC_64S_HASH_MMU', None), ('CONFIG_PPC_RADIX_MMU', None),
                ('CONFIG_PPC_STD_MMU', None), ('CONFIG_PPC_STD_MMU_64', None), ('CONFIG_ALTIVEC', None),
                ('CONFIG_VSX', None), ('CONFIG_PPC_POWERNV', None), ('CONFIG_PPC_PSERIES', None),
                ('CONFIG_PPC_TRANSACTIONAL_MEM', None), ('CONFIG_KVM_BOOK3S_HANDLER', None),
                ('CONFIG_KVM_BOOK3S_64_HANDLER', None), ('CONFIG_KVM_BOOK3S_HV_POSSIBLE', None),
                ('CONFIG_KVM_BOOK3S_PR_POSSIBLE', None), ('CONFIG_PPC_P7_NAP', None),
                ('CONFIG_PPC_DENORMALISATION', None), ('CONFIG_PPC_WATCHDOG', None),
            ),
            configured_by=('CONFIG_PPC_BOOK3S_64', 'CONFIG_PPC_STD_MMU_64', 'CONFIG_PPC64'),
        ),
        '405': Cpu(
            name='405', family='40x', ivors=None, mcheck='critical', debug='critical',
            levels={'critical': Level(name='critical', srr=('SRR2', 'SRR3'), returns=('rfci',), title='critical')},
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC32', None),
                ('CONFIG_32BIT', None), ('CONFIG_KERNEL_START', '0xc0000000'), ('CONFIG_PAGE_OFFSET', '0xc0000000'),
                ('CONFIG_TASK_SIZE', '0xc0000000'), ('CONFIG_LOWMEM_SIZE', '0x30000000'), ('CONFIG_THREAD_SHIFT', '13'),
                ('CONFIG_DATA_SHIFT', '12'), ('CONFIG_40x', None), ('CONFIG_4xx', None), ('CONFIG_BOOKE_OR_40x', None),
                ('CONFIG_PPC_MMU_NOHASH', None), ('CONFIG_PPC_DCR', None), ('CONFIG_PPC_DCR_NATIVE', None),
                ('CONFIG_NOT_COHERENT_CACHE', None),
            ),
            configured_by=('CONFIG_40x',),
        ),
        '440': Cpu(
            name='440', family='booke32', ivors=frozenset({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}),
            mcheck='critical', debug='critical',
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC32', None),
                ('CONFIG_32BIT', None), ('CONFIG_KERNEL_START', '0xc0000000'), ('CONFIG_PAGE_OFFSET', '0xc0000000'),
                ('CONFIG_TASK_SIZE', '0xc0000000'), ('CONFIG_LOWMEM_SIZE', '0x30000000'), ('CONFIG_THREAD_SHIFT', '13'),
                ('CONFIG_DATA_SHIFT', '12'), ('CONFIG_BOOKE', None), ('CONFIG_BOOKE_OR_40x', None),
                ('CONFIG_PPC_MMU_NOHASH', None), ('CONFIG_44x', None), ('CONFIG_4xx', None), ('CONFIG_PPC_DCR', None),
                ('CONFIG_PPC_DCR_NATIVE', None), ('CONFIG_PTE_64BIT', None), ('CONFIG_PHYS_64BIT', None),
                ('CONFIG_NOT_COHERENT_CACHE', None),
            ),
            configured_by=('CONFIG_44x',), mmu=('MMUCR',),
        ),
        '440A': Cpu(
            name='440A', family='booke32', ivors=frozenset({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}),
            mcheck='mcheck', debug='critical',
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC32', None),
                ('CONFIG_32BIT', None), ('CONFIG_KERNEL_START', '0xc0000000'), ('CONFIG_PAGE_OFFSET', '0xc0000000'),
                ('CONFIG_TASK_SIZE', '0xc0000000'), ('CONFIG_LOWMEM_SIZE', '0x30000000'), ('CONFIG_THREAD_SHIFT', '13'),
                ('CONFIG_DATA_SHIFT', '12'), ('CONFIG_BOOKE', None), ('CONFIG_BOOKE_OR_40x', None),
                ('CONFIG_PPC_MMU_NOHASH', None), ('CONFIG_44x', None), ('CONFIG_4xx', None), ('CONFIG_PPC_DCR', None),
                ('CONFIG_PPC_DCR_NATIVE', None), ('CONFIG_PTE_64BIT', None), ('CONFIG_PHYS_64BIT', None),
                ('CONFIG_NOT_COHERENT_CACHE', None), ('CONFIG_440EPX', None), ('CONFIG_460EX', None),
            ),
            configured_by=(
                'CONFIG_440EPX', 'CONFIG_440GRX', 'CONFIG_440GX', 'CONFIG_440SPe', 'CONFIG_460EX', 'CONFIG_460SX',
            ),
            mmu=('MMUCR',),
        ),
        '476': Cpu(
            name='476', family='booke32', ivors=frozenset({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}),
            mcheck='mcheck', debug='critical',
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC32', None),
                ('CONFIG_32BIT', None), ('CONFIG_KERNEL_START', '0xc0000000'), ('CONFIG_PAGE_OFFSET', '0xc0000000'),
                ('CONFIG_TASK_SIZE', '0xc0000000'), ('CONFIG_LOWMEM_SIZE', '0x30000000'), ('CONFIG_THREAD_SHIFT', '13'),
                ('CONFIG_DATA_SHIFT', '12'), ('CONFIG_BOOKE', None), ('CONFIG_BOOKE_OR_40x', None),
                ('CONFIG_PPC_MMU_NOHASH', None), ('CONFIG_44x', None), ('CONFIG_4xx', None), ('CONFIG_PPC_DCR', None),
                ('CONFIG_PPC_DCR_NATIVE', None), ('CONFIG_PTE_64BIT', None), ('CONFIG_PHYS_64BIT', None),
                ('CONFIG_NOT_COHERENT_CACHE', None), ('CONFIG_PPC_47x', None), ('CONFIG_SMP', None),
                ('CONFIG_NR_CPUS', '4'),
            ),
            configured_by=('CONFIG_PPC_47x',), mmu=('MMUCR',),
        ),
        '8xx': Cpu(
            name='8xx', family='8xx', ivors=None, mcheck='base', debug='base',
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC32', None),
                ('CONFIG_32BIT', None), ('CONFIG_KERNEL_START', '0xc0000000'), ('CONFIG_PAGE_OFFSET', '0xc0000000'),
                ('CONFIG_TASK_SIZE', '0xc0000000'), ('CONFIG_LOWMEM_SIZE', '0x30000000'), ('CONFIG_THREAD_SHIFT', '13'),
                ('CONFIG_DATA_SHIFT', '12'), ('CONFIG_PPC_8xx', None), ('CONFIG_8xx', None),
                ('CONFIG_PPC_MMU_NOHASH', None), ('CONFIG_NOT_COHERENT_CACHE', None),
            ),
            configured_by=('CONFIG_PPC_8xx', 'CONFIG_8xx'),
        ),
        'e500v2': Cpu(
            name='e500v2', family='booke32',
            ivors=frozenset({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 32, 33, 34, 35}), mcheck='mcheck',
            debug='critical',
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC32', None),
                ('CONFIG_32BIT', None), ('CONFIG_KERNEL_START', '0xc0000000'), ('CONFIG_PAGE_OFFSET', '0xc0000000'),
                ('CONFIG_TASK_SIZE', '0xc0000000'), ('CONFIG_LOWMEM_SIZE', '0x30000000'), ('CONFIG_THREAD_SHIFT', '13'),
                ('CONFIG_DATA_SHIFT', '12'), ('CONFIG_BOOKE', None), ('CONFIG_BOOKE_OR_40x', None),
                ('CONFIG_PPC_MMU_NOHASH', None), ('CONFIG_PPC_E500', None), ('CONFIG_E500', None),
                ('CONFIG_FSL_EMB_PERFMON', None), ('CONFIG_PPC_85xx', None), ('CONFIG_FSL_BOOKE', None),
                ('CONFIG_PPC_FSL_BOOK3E', None), ('CONFIG_SPE', None), ('CONFIG_SPE_POSSIBLE', None),
            ),
            configured_by=('CONFIG_PPC_85xx', 'CONFIG_FSL_BOOKE'), spe=True,
            mmu=('MAS0', 'MAS1', 'MAS2', 'MAS3', 'MAS6'),
        ),
        'e500mc': Cpu(
            name='e500mc', family='booke32',
            ivors=frozenset({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 35, 36, 37, 38, 39, 40, 41}),
            mcheck='mcheck', debug='debug',
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC32', None),
                ('CONFIG_32BIT', None), ('CONFIG_KERNEL_START', '0xc0000000'), ('CONFIG_PAGE_OFFSET', '0xc0000000'),
                ('CONFIG_TASK_SIZE', '0xc0000000'), ('CONFIG_LOWMEM_SIZE', '0x30000000'), ('CONFIG_THREAD_SHIFT', '13'),
                ('CONFIG_DATA_SHIFT', '12'), ('CONFIG_BOOKE', None), ('CONFIG_BOOKE_OR_40x', None),
                ('CONFIG_PPC_MMU_NOHASH', None), ('CONFIG_PPC_E500', None), ('CONFIG_E500', None),
                ('CONFIG_FSL_EMB_PERFMON', None), ('CONFIG_PPC_85xx', None), ('CONFIG_FSL_BOOKE', None),
                ('CONFIG_PPC_FSL_BOOK3E', None), ('CONFIG_PPC_E500MC', None), ('CONFIG_PPC_FPU', None),
                ('CONFIG_PPC_FPU_REGS', None), ('CONFIG_PPC_DOORBELL', None),
            ),
            configured_by=('CONFIG_PPC_E500MC',), mmu=('MAS0', 'MAS1', 'MAS2', 'MAS3', 'MAS6'),
        ),
        'e5500': Cpu(
            name='e5500', family='booke64',
            ivors=frozenset({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 35, 36, 37, 38, 39, 40, 41}),
            mcheck='mcheck', debug='debug',
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC64', None),
                ('CONFIG_64BIT', None), ('CONFIG_PPC_FPU', None), ('CONFIG_PPC_FPU_REGS', None),
                ('CONFIG_PPC64_ELF_ABI_V1', None), ('CONFIG_KERNEL_START', '0xc000000000000000'),
                ('CONFIG_PAGE_OFFSET', '0xc000000000000000'), ('CONFIG_THREAD_SHIFT', '14'),
                ('CONFIG_DATA_SHIFT', '24'), ('CONFIG_SMP', None), ('CONFIG_NR_CPUS', '32'),
                ('CONFIG_RELOCATABLE', None), ('CONFIG_NONSTATIC_KERNEL', None), ('CONFIG_BOOKE', None),
                ('CONFIG_BOOKE_OR_40x', None), ('CONFIG_PPC_MMU_NOHASH', None), ('CONFIG_PPC_E500', None),
                ('CONFIG_E500', None), ('CONFIG_FSL_EMB_PERFMON', None), ('CONFIG_PPC_BOOK3E_64', None),
                ('CONFIG_PPC_BOOK3E', None), ('CONFIG_PPC_FSL_BOOK3E', None), ('CONFIG_PPC_E500MC', None),
                ('CONFIG_PPC_DOORBELL', None), ('CONFIG_PTE_64BIT', None), ('CONFIG_PHYS_64BIT', None),
                ('CONFIG_E5500_CPU', None),
            ),
            configured_by=('CONFIG_PPC_BOOK3E_64', 'CONFIG_E5500_CPU'), mmu=('MAS0', 'MAS1', 'MAS2', 'MAS3', 'MAS6'),
        ),
        'e6500': Cpu(
            name='e6500', family='booke64',
            ivors=frozenset({
                0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 32, 33, 35, 36, 37, 38, 39, 40, 41, 42,
            }),
            mcheck='mcheck', debug='debug',
            kernel_config=(
                ('CONFIG_MMU', None), ('CONFIG_MODULES', None), ('CONFIG_PRINTK', None),
                ('CONFIG_CPU_BIG_ENDIAN', None), ('CONFIG_PPC_4K_PAGES', None), ('CONFIG_PPC_PAGE_SHIFT', '12'),
                ('CONFIG_PHYSICAL_START', '0x00000000'), ('CONFIG_BUILD_SALT', '""'), ('CONFIG_PPC64', None),
                ('CONFIG_64BIT', None), ('CONFIG_PPC_FPU', None), ('CONFIG_PPC_FPU_REGS', None),
                ('CONFIG_PPC64_ELF_ABI_V1', None), ('CONFIG_KERNEL_START', '0xc000000000000000'),
                ('CONFIG_PAGE_OFFSET', '0xc000000000000000'), ('CONFIG_THREAD_SHIFT', '14'),
                ('CONFIG_DATA_SHIFT', '24'), ('CONFIG_SMP', None), ('CONFIG_NR_CPUS', '32'),
                ('CONFIG_RELOCATABLE', None), ('CONFIG_NONSTATIC_KERNEL', None), ('CONFIG_BOOKE', None),
                ('CONFIG_BOOKE_OR_40x', None), ('CONFIG_PPC_MMU_NOHASH', None), ('CONFIG_PPC_E500', None),
                ('CONFIG_E500', None), ('CONFIG_FSL_EMB_PERFMON', None), ('CONFIG_PPC_BOOK3E_64', None),
                ('CONFIG_PPC_BOOK3E', None), ('CONFIG_PPC_FSL_BOOK3E', None), ('CONFIG_PPC_E500MC', None),
                ('CONFIG_PPC_DOORBELL', None), ('CONFIG_PTE_64BIT', None), ('CONFIG_PHYS_64BIT', None),
                ('CONFIG_E6500_CPU', None), ('CONFIG_ALTIVEC', None),
            ),
            configured_by=('CONFIG_E6500_CPU',), mmu=('MAS0', 'MAS1', 'MAS2', 'MAS3', 'MAS6'),
        ),
    },
    ivor_level={0: 'critical', 12: 'critical', 37: 'critical', 39: 'critical', 1: 'mcheck', 15: 'debug', 38: 'guest'},
    ivor_names={
        'BOOKE_INTERRUPT_CRITICAL': 0, 'BOOKE_INTERRUPT_MACHINE_CHECK': 1, 'BOOKE_INTERRUPT_DATA_STORAGE': 2,
        'BOOKE_INTERRUPT_INST_STORAGE': 3, 'BOOKE_INTERRUPT_EXTERNAL': 4, 'BOOKE_INTERRUPT_ALIGNMENT': 5,
        'BOOKE_INTERRUPT_PROGRAM': 6, 'BOOKE_INTERRUPT_FP_UNAVAIL': 7, 'BOOKE_INTERRUPT_SYSCALL': 8,
        'BOOKE_INTERRUPT_AP_UNAVAIL': 9, 'BOOKE_INTERRUPT_DECREMENTER': 10, 'BOOKE_INTERRUPT_FIT': 11,
        'BOOKE_INTERRUPT_WATCHDOG': 12, 'BOOKE_INTERRUPT_DTLB_MISS': 13, 'BOOKE_INTERRUPT_ITLB_MISS': 14,
        'BOOKE_INTERRUPT_DEBUG': 15, 'BOOKE_INTERRUPT_SPE_UNAVAIL': 32, 'BOOKE_INTERRUPT_SPE_ALTIVEC_UNAVAIL': 32,
        'BOOKE_INTERRUPT_ALTIVEC_UNAVAIL': 32, 'BOOKE_INTERRUPT_SPE_FP_DATA': 33,
        'BOOKE_INTERRUPT_SPE_FP_DATA_ALTIVEC_ASSIST': 33, 'BOOKE_INTERRUPT_ALTIVEC_ASSIST': 33,
        'BOOKE_INTERRUPT_SPE_FP_ROUND': 34, 'BOOKE_INTERRUPT_PERFORMANCE_MONITOR': 35, 'BOOKE_INTERRUPT_DOORBELL': 36,
        'BOOKE_INTERRUPT_DOORBELL_CRITICAL': 37, 'BOOKE_INTERRUPT_GUEST_DBELL': 38,
        'BOOKE_INTERRUPT_GUEST_DBELL_CRIT': 39, 'BOOKE_INTERRUPT_HV_SYSCALL': 40, 'BOOKE_INTERRUPT_HV_PRIV': 41,
        'BOOKE_INTERRUPT_LRAT_ERROR': 42,
    },
    names={'MSR_PR': 16384, 'MSR_DE': 512},
    scratch={
        'booke32': {
            'base': ('SPRG0', 'SPRG1', 'SPRG4', 'SPRG5', 'SPRG7'), 'critical': ('SPRG2',), 'mcheck': ('SPRG1',),
            'debug': ('SPRG9',), 'guest': ('SPRG0',),
        },
        'booke64': {
            'base': ('SPRG0', 'SPRG6'), 'critical': ('SPRG3',), 'mcheck': ('SPRG8',), 'debug': ('SPRG9',),
            'guest': ('SPRG0',),
        },
        '40x': {'base': ('SPRG0', 'SPRG1', 'SPRG2', 'SPRG4', 'SPRG5', 'SPRG6', 'SPRG7')},
        '8xx': {'base': ('SPRG0', 'SPRG1', 'SPRG2', 'M_TW')},
        'book3s64': {'base': ('SPRG2', 'HSPRG1'), 'hyp': ('SPRG2', 'HSPRG1')},
        'book3s32': {'base': ('SPRG0', 'SPRG1', 'SPRG2')},
    },
    reserved={
        'booke32': {'SPRG3': 'the pointer to the current thread'},
        'booke64': {'SPRG1': 'the PACA pointer', 'SPRG2': 'the TLB miss frame pointer', 'SPRG7': 'the vDSO word'},
        '40x': {'SPRG3': 'the pointer to the current thread'}, '8xx': {'SPRG3': 'the pointer to the current thread'},
        'book3s64': {'SPRG1': 'the PACA pointer', 'HSPRG0': 'the PACA pointer', 'SPRG3': 'the vDSO word'},
        'book3s32': {
            'SPRG3': 'the pointer to the current thread', 'SPRG4': 'the ways that the TLB miss of the 603 took last',
        },
    },
    contracts=(
        Contract(
            id='kvm-hv-normal-32', title='KVM E.HV handler', macros=('kvm_handler',), symbols=None,
            families=('booke32',), where={}, symbol_levels=(), vector_macros=(), ivor='intno', ivors=(), level='srr0',
            interrupted='guest', free=('spr',), given=_6,
            holds={
                'r10': 'thread', 'r11': 'xSRR1', 'r13': 'cr', 'spr:SPRG0': 'r10', 'thread+THREAD_NORMSAVE(0)': 'r11',
                'thread+THREAD_NORMSAVE(2)': 'r13',
            },
            scratch=(), confined=False, translation='', exits=_37, captures=_17,
            files=('arch/powerpc/kvm/bookehv_interrupts.S',), cpu='e500mc', kernel_config=_19,
        ),
        Contract(
            id='kvm-hv-level-32', title='KVM E.HV handler', macros=('kvm_lvl_handler',), symbols=None,
            families=('booke32',), where={}, symbol_levels=(), vector_macros=(), ivor='intno', ivors=(), level='srr0',
            interrupted='guest', free=('spr',), given=_6,
            holds={
                'r8': 'level frame', 'r9': 'cr', 'r11': 'xSRR1', 'spr:{scratch}': 'r8', 'level frame+GPR9': 'r9',
                'level frame+GPR10': 'r10', 'level frame+GPR11': 'r11',
            },
            scratch=(), confined=False, translation='', exits=_37, files=('arch/powerpc/kvm/bookehv_interrupts.S',),
            cpu='e500mc', kernel_config=_19,
        ),
        Contract(
            id='kvm-hv-64', title='KVM E.HV handler', macros=('kvm_handler',), symbols=None, families=('booke64',),
            where={'type': '!EX_TLB'}, symbol_levels=(), vector_macros=(), ivor='intno', ivors=(), level='srr0',
            interrupted='guest', free=('spr',), given=_12,
            holds={
                'r10': 'cr', 'r11': 'xSRR1', 'r13': 'paca', 'spr:{scratch}': 'r13', 'paca+{paca_ex}+{ex_r10}': 'r10',
                'paca+{paca_ex}+{ex_r11}': 'r11',
            },
            scratch=(), confined=False, translation='', exits=_37, captures=_17,
            files=('arch/powerpc/kvm/bookehv_interrupts.S',), cpu='e500mc',
        ),
        Contract(
            id='kvm-hv-tlb-64', title='KVM E.HV handler', macros=('kvm_handler',), symbols=None, families=('booke64',),
            where={'type': 'EX_TLB'}, symbol_levels=(), vector_macros=(), ivor='intno', ivors=(), level='srr0',
            interrupted='guest', free=('spr',), given=_12,
            holds={
                'r10': 'cr', 'r11': 'xSRR1', 'r12': 'tlb frame', 'r13': 'paca', 'spr:{scratch}': 'r12',
                'tlb frame+EX_TLB_R10': 'r10', 'tlb frame+EX_TLB_R11': 'r11', 'tlb frame+EX_TLB_R13': 'r13',
            },
            scratch=(), confined=False, translation='', exits=_37, captures=_17,
            files=('arch/powerpc/kvm/bookehv_interrupts.S',), cpu='e500mc',
        ),
        Contract(
            id='kvm-booke-debug', title='KVM Book E debug handler', macros=('KVM_DBG_HANDLER',),
            symbols=pattern('kvmppc_handler_(15|BOOKE_INTERRUPT_DEBUG)'), families=(), where={}, symbol_levels=(),
            vector_macros=(), ivor='ivor_nr', ivors=(15,), level='ivor', interrupted='guest', free=(),
            given={'spr:SPRG3': 'thread', 'thread+THREAD_KVM_VCPU': 'vcpu'}, holds={}, scratch=('vcpu+VCPU_CRIT_SAVE',),
            confined=True, translation='',
            exits=(
                Exit(
                    kind='return', preserve=_22, leaves={'xSRR1': 'xSRR1 & ~MSR_DE', 'DBSR': 'cleared'},
                    when='xSRR1 & MSR_PR == 0',
                ),
                Exit(
                    kind='hand-off', target='kvmppc_resume_host', requires={'r4': 'vcpu', 'r5': 'ivor'}, saved=_8,
                    preserve=_21, when='xSRR1 & MSR_PR != 0',
                ),
            ),
            files=('arch/powerpc/kvm/booke_interrupts.S',), cpu='e500v2', kernel_config=_9,
        ),
        Contract(
            id='kvm-booke-handler', title='KVM Book E handler', macros=('KVM_HANDLER', '__KVM_HANDLER'),
            symbols=pattern('kvmppc_handler_(\\d+|BOOKE_INTERRUPT_[A-Z_]+)'), families=(), where={}, symbol_levels=(),
            vector_macros=(), ivor='ivor_nr', ivors=(), level='ivor', interrupted='guest', free=(),
            given={'spr:SPRG3': 'thread', 'thread+THREAD_KVM_VCPU': 'vcpu'}, holds={}, scratch=(), confined=True,
            translation='',
            exits=(
                Exit(
                    kind='hand-off', target='kvmppc_resume_host', requires={'r4': 'vcpu', 'r5': 'ivor'}, saved=_8,
                    preserve=_21,
                ),
            ),
            files=('arch/powerpc/kvm/booke_interrupts.S',), cpu='e500v2', kernel_config=_9,
        ),
        Contract(
            id='linux-tlb-miss-64e', title='Linux TLB miss', macros=(),
            symbols=pattern('exc_(data|instruction)_tlb_miss_(bolted|e6500)_book3e'), families=('booke64',), where={},
            symbol_levels=(), vector_macros=(), ivor='', ivors=(), level='base', interrupted='any', free=('spr',),
            given={'spr:SPRG1': 'paca', 'spr:SPRG2': 'tlb frame'}, holds={}, scratch=(), confined=False, translation='',
            exits=(
                _25,
                Exit(
                    kind='hand-off', target='exc_data_storage_book3e', preserve=_22,
                ),
                Exit(
                    kind='hand-off', target='exc_instruction_storage_book3e', preserve=_22,
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*',
                    requires={'r10': 'cr', 'r11': 'xSRR1', 'r12': 'tlb frame', 'r13': 'paca', 'spr:SPRG0': 'r12'},
                    saved={'tlb frame+EX_TLB_R10': 'r10', 'tlb frame+EX_TLB_R11': 'r11', 'tlb frame+EX_TLB_R13': 'r13'},
                    preserve=(
                        'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r14', 'r15', 'r16', 'r17', 'r18',
                        'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29', 'r30', 'r31', 'lr',
                        'ctr', 'xer',
                    ),
                ),
            ),
        ),
        Contract(
            id='linux-restore-64e', title='Linux exception on its way back', macros=('ret_from_level',), symbols=None,
            families=('booke64',), where={}, symbol_levels=(), vector_macros=(), ivor='', ivors=(), level='srr0',
            interrupted='any', free=('spr',), given={'spr:SPRG1': 'paca'},
            holds={
                'r1': 'frame', 'r13': 'paca', 'frame+GPR0': 'r0', 'frame+GPR1': 'r1', 'frame+GPR0+8*1': 'r1',
                'frame+GPR2': 'r2', 'frame+GPR0+8*2': 'r2', 'frame+GPR3': 'r3', 'frame+GPR0+8*3': 'r3',
                'frame+GPR4': 'r4', 'frame+GPR0+8*4': 'r4', 'frame+GPR5': 'r5', 'frame+GPR0+8*5': 'r5',
                'frame+GPR6': 'r6', 'frame+GPR0+8*6': 'r6', 'frame+GPR7': 'r7', 'frame+GPR0+8*7': 'r7',
                'frame+GPR8': 'r8', 'frame+GPR0+8*8': 'r8', 'frame+GPR9': 'r9', 'frame+GPR0+8*9': 'r9',
                'frame+GPR10': 'r10', 'frame+GPR0+8*10': 'r10', 'frame+GPR11': 'r11', 'frame+GPR0+8*11': 'r11',
                'frame+GPR12': 'r12', 'frame+GPR0+8*12': 'r12', 'frame+GPR13': 'r13', 'frame+GPR0+8*13': 'r13',
                'frame+GPR14': 'r14', 'frame+GPR0+8*14': 'r14', 'frame+GPR15': 'r15', 'frame+GPR0+8*15': 'r15',
                'frame+GPR16': 'r16', 'frame+GPR0+8*16': 'r16', 'frame+GPR17': 'r17', 'frame+GPR0+8*17': 'r17',
                'frame+GPR18': 'r18', 'frame+GPR0+8*18': 'r18', 'frame+GPR19': 'r19', 'frame+GPR0+8*19': 'r19',
                'frame+GPR20': 'r20', 'frame+GPR0+8*20': 'r20', 'frame+GPR21': 'r21', 'frame+GPR0+8*21': 'r21',
                'frame+GPR22': 'r22', 'frame+GPR0+8*22': 'r22', 'frame+GPR23': 'r23', 'frame+GPR0+8*23': 'r23',
                'frame+GPR24': 'r24', 'frame+GPR0+8*24': 'r24', 'frame+GPR25': 'r25', 'frame+GPR0+8*25': 'r25',
                'frame+GPR26': 'r26', 'frame+GPR0+8*26': 'r26', 'frame+GPR27': 'r27', 'frame+GPR0+8*27': 'r27',
                'frame+GPR28': 'r28', 'frame+GPR0+8*28': 'r28', 'frame+GPR29': 'r29', 'frame+GPR0+8*29': 'r29',
                'frame+GPR30': 'r30', 'frame+GPR0+8*30': 'r30', 'frame+GPR31': 'r31', 'frame+GPR0+8*31': 'r31',
                'frame+_CCR': 'cr', 'frame+_LINK': 'lr', 'frame+_CTR': 'ctr', 'frame+_XER': 'xer',
                'frame+_NIP': 'xSRR0', 'frame+_MSR': 'xSRR1', 'frame+SPECIAL_EXC_SRR0*8+SPECIAL_EXC_FRAME_OFFS': 'SRR0',
                'frame+SPECIAL_EXC_SRR1*8+SPECIAL_EXC_FRAME_OFFS': 'SRR1',
                'frame+SPECIAL_EXC_SPRG_GEN*8+SPECIAL_EXC_FRAME_OFFS': 'SPRG0',
                'frame+SPECIAL_EXC_SPRG_TLB*8+SPECIAL_EXC_FRAME_OFFS': 'SPRG6',
                'frame+SPECIAL_EXC_MAS0*8+SPECIAL_EXC_FRAME_OFFS': 'MAS0',
                'frame+SPECIAL_EXC_MAS1*8+SPECIAL_EXC_FRAME_OFFS': 'MAS1',
                'frame+SPECIAL_EXC_MAS2*8+SPECIAL_EXC_FRAME_OFFS': 'MAS2',
                'frame+SPECIAL_EXC_MAS3*8+SPECIAL_EXC_FRAME_OFFS': 'MAS3',
                'frame+SPECIAL_EXC_MAS6*8+SPECIAL_EXC_FRAME_OFFS': 'MAS6',
                'frame+SPECIAL_EXC_MAS7*8+SPECIAL_EXC_FRAME_OFFS': 'MAS7',
                'frame+SPECIAL_EXC_DEAR*8+SPECIAL_EXC_FRAME_OFFS': 'DEAR',
                'frame+SPECIAL_EXC_ESR*8+SPECIAL_EXC_FRAME_OFFS': 'ESR',
            },
            scratch=(), confined=False, translation='',
            exits=(
                Exit(
                    kind='return',
                    preserve=(
                        'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14',
                        'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27',
                        'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1', 'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr',
                        'xer', 'spr:xSRR0', 'spr:xSRR1', 'spr:SRR0', 'spr:SRR1', 'spr:SPRG0', 'spr:SPRG6', 'spr:MAS0',
                        'spr:MAS1', 'spr:MAS2', 'spr:MAS3', 'spr:MAS6', 'spr:MAS7', 'spr:DEAR', 'spr:ESR',
                    ),
                ),
                Exit(
                    kind='hand-off', target='interrupt_return', requires={'r1': 'frame', 'r13': 'paca'},
                    preserve=(
                        'r14', 'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26',
                        'r27', 'r28', 'r29', 'r30', 'r31',
                    ),
                ),
            ),
            spent=(
                'r0', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'cr0', 'cr1', 'cr2', 'cr3',
                'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr', 'xer', 'spr:xSRR0', 'spr:xSRR1', 'spr:SRR0', 'spr:SRR1',
                'spr:SPRG0', 'spr:SPRG6', 'spr:MAS0', 'spr:MAS1', 'spr:MAS2', 'spr:MAS3', 'spr:MAS6', 'spr:MAS7',
                'spr:DEAR', 'spr:ESR',
            ),
        ),
        Contract(
            id='linux-entered-64s', title='state behind the Linux interrupt entry', macros=(), symbols=None,
            families=(), where={}, symbol_levels=(), vector_macros=(), ivor='', ivors=(), level='ivor',
            interrupted='any', free=(), given={}, holds={}, scratch=(), confined=False, translation='',
            exits=(
                Exit(
                    kind='hand-off', requires={'r13': 'paca', 'r9': 'cr', 'r11': 'xSRR0', 'r12': 'xSRR1'}, saved=_20,
                    preserve=_15, optional=frozenset({'paca+.L_IAREA_{name}+EX_PPR'}),
                ),
            ),
        ),
        Contract(
            id='linux-reset-entry-64s', title='Linux interrupt entry', macros=('GEN_INT_ENTRY',), symbols=None,
            families=('book3s64',), where={'name': 'system_reset'}, symbol_levels=(),
            vector_macros=('EXC_REAL_BEGIN', 'EXC_VIRT_BEGIN', 'TRAMP_REAL_BEGIN', 'TRAMP_VIRT_BEGIN'), ivor='',
            ivors=(), level='flag', interrupted='any', free=('spr',),
            given={'spr:SPRG1': 'paca', 'spr:HSPRG0': 'paca', 'paca+PACAKBASE': 'kernel base'}, holds={}, scratch=(),
            confined=False, translation='',
            exits=(
                _33, _34, _31, _25,
                Exit(
                    kind='caller', requires={'r13': 'paca'},
                    preserve=(
                        'r1', 'r2', 'r14', 'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25',
                        'r26', 'r27', 'r28', 'r29', 'r30', 'r31', 'cr2', 'cr3', 'cr4', 'lr',
                    ),
                ),
            ),
            flag_levels={'.L_IHSRR_IF_HVMODE_{name}': '', '.L_IHSRR_{name}': 'hyp'},
        ),
        Contract(
            id='linux-entry-64s', title='Linux interrupt entry', macros=('GEN_INT_ENTRY',), symbols=None,
            families=('book3s64',), where={}, symbol_levels=(),
            vector_macros=('EXC_REAL_BEGIN', 'EXC_VIRT_BEGIN', 'TRAMP_REAL_BEGIN', 'TRAMP_VIRT_BEGIN'), ivor='',
            ivors=(), level='flag', interrupted='any', free=('spr',),
            given={'spr:SPRG1': 'paca', 'spr:HSPRG0': 'paca', 'paca+PACAKBASE': 'kernel base'}, holds={}, scratch=(),
            confined=False, translation='',
            exits=(
                _33, _34, _31, _25,
            ),
            flag_levels={'.L_IHSRR_IF_HVMODE_{name}': '', '.L_IHSRR_{name}': 'hyp'},
        ),
        Contract(
            id='linux-frame-64s', title='frame of a Linux interrupt', macros=(), symbols=None, families=(), where={},
            symbol_levels=(), vector_macros=(), ivor='', ivors=(), level='ivor', interrupted='any', free=(), given={},
            holds={}, scratch=(), confined=False, translation='',
            exits=(
                _40,
            ),
        ),
        Contract(
            id='linux-early-machine-check-64s', title='Linux interrupt behind its entry',
            macros=('__GEN_COMMON_ENTRY', '__GEN_REALMODE_COMMON_ENTRY'), symbols=None, families=('book3s64',),
            where={'name': 'machine_check_early'}, symbol_levels=(), vector_macros=('EXC_COMMON_BEGIN',), ivor='',
            ivors=(), level='flag', interrupted='any', free=('spr',),
            given={'spr:SPRG1': 'paca', 'spr:HSPRG0': 'paca', 'paca+PACAKBASE': 'kernel base'}, holds=_26, scratch=(),
            confined=False, translation='',
            exits=(
                Exit(kind='hand-off', target='unrecoverable_mce'),
                Exit(
                    kind='call', target='enable_machine_check', saved=_35, spellings=_38,
                ),
                _32, _2, _3, _25, _40, _41, _42, _43,
            ),
            flag_levels={'.L_IHSRR_IF_HVMODE_{name}': '', '.L_IHSRR_{name}': 'hyp'}, spent=('r10', 'ctr'),
        ),
        Contract(
            id='linux-common-64s', title='Linux interrupt behind its entry',
            macros=('__GEN_COMMON_ENTRY', '__GEN_REALMODE_COMMON_ENTRY'), symbols=None, families=('book3s64',),
            where={}, symbol_levels=(), vector_macros=('EXC_COMMON_BEGIN',), ivor='', ivors=(), level='flag',
            interrupted='any', free=('spr',),
            given={'spr:SPRG1': 'paca', 'spr:HSPRG0': 'paca', 'paca+PACAKBASE': 'kernel base'}, holds=_26, scratch=(),
            confined=False, translation='',
            exits=(
                _32, _2, _3, _25, _40, _41, _42, _43,
            ),
            flag_levels={'.L_IHSRR_IF_HVMODE_{name}': '', '.L_IHSRR_{name}': 'hyp'}, spent=('r10', 'ctr'),
        ),
        Contract(
            id='linux-restore-64s', title='Linux interrupt on its way back', macros=('EXCEPTION_RESTORE_REGS',),
            symbols=None, families=('book3s64',), where={}, symbol_levels=(), vector_macros=(), ivor='', ivors=(),
            level='flag', interrupted='any', free=('spr',), given={'spr:SPRG1': 'paca'},
            holds={
                'r1': 'frame', 'r13': 'paca', 'frame+GPR0': 'r0', 'frame+GPR1': 'r1', 'frame+GPR0+8*1': 'r1',
                'frame+GPR2': 'r2', 'frame+GPR0+8*2': 'r2', 'frame+GPR3': 'r3', 'frame+GPR0+8*3': 'r3',
                'frame+GPR4': 'r4', 'frame+GPR0+8*4': 'r4', 'frame+GPR5': 'r5', 'frame+GPR0+8*5': 'r5',
                'frame+GPR6': 'r6', 'frame+GPR0+8*6': 'r6', 'frame+GPR7': 'r7', 'frame+GPR0+8*7': 'r7',
                'frame+GPR8': 'r8', 'frame+GPR0+8*8': 'r8', 'frame+GPR9': 'r9', 'frame+GPR0+8*9': 'r9',
                'frame+GPR10': 'r10', 'frame+GPR0+8*10': 'r10', 'frame+GPR11': 'r11', 'frame+GPR0+8*11': 'r11',
                'frame+GPR12': 'r12', 'frame+GPR0+8*12': 'r12', 'frame+GPR13': 'r13', 'frame+GPR0+8*13': 'r13',
                'frame+GPR14': 'r14', 'frame+GPR0+8*14': 'r14', 'frame+GPR15': 'r15', 'frame+GPR0+8*15': 'r15',
                'frame+GPR16': 'r16', 'frame+GPR0+8*16': 'r16', 'frame+GPR17': 'r17', 'frame+GPR0+8*17': 'r17',
                'frame+GPR18': 'r18', 'frame+GPR0+8*18': 'r18', 'frame+GPR19': 'r19', 'frame+GPR0+8*19': 'r19',
                'frame+GPR20': 'r20', 'frame+GPR0+8*20': 'r20', 'frame+GPR21': 'r21', 'frame+GPR0+8*21': 'r21',
                'frame+GPR22': 'r22', 'frame+GPR0+8*22': 'r22', 'frame+GPR23': 'r23', 'frame+GPR0+8*23': 'r23',
                'frame+GPR24': 'r24', 'frame+GPR0+8*24': 'r24', 'frame+GPR25': 'r25', 'frame+GPR0+8*25': 'r25',
                'frame+GPR26': 'r26', 'frame+GPR0+8*26': 'r26', 'frame+GPR27': 'r27', 'frame+GPR0+8*27': 'r27',
                'frame+GPR28': 'r28', 'frame+GPR0+8*28': 'r28', 'frame+GPR29': 'r29', 'frame+GPR0+8*29': 'r29',
                'frame+GPR30': 'r30', 'frame+GPR0+8*30': 'r30', 'frame+GPR31': 'r31', 'frame+GPR0+8*31': 'r31',
                'frame+_CCR': 'cr', 'frame+_LINK': 'lr', 'frame+_CTR': 'ctr', 'frame+_XER': 'xer',
                'frame+_NIP': 'xSRR0', 'frame+_MSR': 'xSRR1',
            },
            scratch=(), confined=False, translation='',
            exits=(
                Exit(
                    kind='return', preserve=_24,
                ),
                Exit(
                    kind='fall', target='handler', preserve=_24,
                ),
            ),
            flag_levels={'{hsrr}': 'hyp'},
            spent=(
                'r0', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'cr0', 'cr1', 'cr2', 'cr3',
                'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr', 'xer', 'spr:xSRR0', 'spr:xSRR1',
            ),
        ),
        Contract(
            id='linux-603-tlb-miss', title='Linux TLB miss of the 603', macros=(),
            symbols=pattern('InstructionTLBMiss|DataLoadTLBMiss|DataStoreTLBMiss'), families=('book3s32',), where={},
            symbol_levels=(), vector_macros=(), ivor='', ivors=(), level='vector', interrupted='any',
            free=('spr', 'r0', 'r1', 'r2', 'r3', 'cr0'), given={}, holds={}, scratch=(), confined=False, translation='',
            exits=(
                Exit(
                    kind='return',
                    preserve=(
                        'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15', 'r16', 'r17',
                        'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29', 'r30',
                        'r31', 'cr1', 'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr', 'xer', 'spr:SRR0',
                    ),
                ),
            ),
        ),
        Contract(
            id='linux-frame-32', title='frame of a Linux exception', macros=(), symbols=None, families=(), where={},
            symbol_levels=(), vector_macros=(), ivor='', ivors=(), level='ivor', interrupted='any', free=(), given={},
            holds={}, scratch=(), confined=False, translation='',
            exits=(
                _39,
            ),
        ),
        Contract(
            id='linux-system-call', title='Linux system call', macros=(), symbols=pattern('SystemCall'),
            families=('booke32', '40x', '8xx', 'book3s32'), where={}, symbol_levels=(), vector_macros=(), ivor='',
            ivors=(), level='vector', interrupted='any', free=('spr',), given={}, holds={}, scratch=(), confined=False,
            translation='', exits=(),
        ),
        Contract(
            id='linux-data-tlb-miss-8xx', title='Linux data TLB miss of the 8xx', macros=(),
            symbols=pattern('DataStoreTLBMiss'), families=('8xx',), where={}, symbol_levels=(), vector_macros=(),
            ivor='', ivors=(), level='vector', interrupted='any', free=('spr',), given={'spr:SPRG3': 'thread'},
            holds={}, scratch=(), confined=False, translation='PAGE_OFFSET',
            exits=(
                Exit(
                    kind='return',
                    preserve=(
                        'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14',
                        'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27',
                        'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1', 'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr',
                        'xer', 'spr:xSRR0', 'spr:xSRR1', 'spr:SPRG3',
                    ),
                    leaves={'DAR': '0xf0'},
                ),
                Exit(
                    kind='hand-off', target='handler',
                    preserve=(
                        'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14',
                        'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27',
                        'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1', 'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr',
                        'xer', 'spr:SRR0', 'spr:SRR1', 'spr:SPRG3',
                    ),
                ),
            ),
        ),
        Contract(
            id='linux-exception-32', title='Linux exception', macros=(),
            symbols=pattern('(Data|Instruction)TLBError(44x|47x)?|(D|I)TLBMiss|InstructionTLBMiss|DataStoreTLBMiss'),
            families=('booke32', '40x', '8xx', 'book3s32'), where={}, symbol_levels=(),
            vector_macros=('START_EXCEPTION',), ivor='', ivors=(), level='vector', interrupted='any', free=('spr',),
            given={'spr:SPRG3': 'thread'}, holds={}, scratch=(), confined=False, translation='PAGE_OFFSET',
            exits=(
                Exit(
                    kind='return',
                    preserve=(
                        'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14',
                        'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27',
                        'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1', 'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr',
                        'xer', 'spr:xSRR0', 'spr:xSRR1', 'spr:SPRG3', 'spr:PID',
                    ),
                    masks={'spr:PID': '0xff'},
                ),
                Exit(
                    kind='hand-off', target='handler',
                    preserve=(
                        'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14',
                        'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27',
                        'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1', 'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr',
                        'xer', 'spr:SRR0', 'spr:SRR1', 'spr:DEAR', 'spr:ESR', 'spr:SPRG3', 'spr:PID',
                    ),
                    masks={'spr:PID': '0xff'},
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*',
                    preserve=(
                        'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r12', 'r14', 'r15', 'r16', 'r17', 'r18', 'r19',
                        'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29', 'r30', 'r31', 'lr', 'ctr',
                        'xer',
                    ),
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*',
                    requires={'r10': 'thread', 'r11': 'xSRR1', 'r13': 'cr', 'spr:SPRG0': 'r10'},
                    saved={'thread+THREAD_NORMSAVE(0)': 'r11', 'thread+THREAD_NORMSAVE(2)': 'r13'},
                    preserve=('r8', 'r9'), levels=('base',),
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*',
                    requires={'r9': 'cr', 'r11': 'xSRR1', 'spr:SPRG2': 'r8'},
                    saved={'r8+GPR9': 'r9', 'r8+GPR10': 'r10', 'r8+GPR11': 'r11'}, preserve=('r13',),
                    levels=('critical',),
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*',
                    requires={'r9': 'cr', 'r11': 'xSRR1', 'spr:SPRG1': 'r8'},
                    saved={'r8+GPR9': 'r9', 'r8+GPR10': 'r10', 'r8+GPR11': 'r11'}, preserve=('r13',),
                    levels=('mcheck',),
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*',
                    requires={'r9': 'cr', 'r11': 'xSRR1', 'spr:SPRG9': 'r8'},
                    saved={'r8+GPR9': 'r9', 'r8+GPR10': 'r10', 'r8+GPR11': 'r11'}, preserve=('r13',), levels=('debug',),
                ),
                _39,
                Exit(
                    kind='call', target='*', saved=_29, preserve=_14, spellings=_10, masks={'r1+_MSR': '0xfffbffff'},
                ),
                Exit(
                    kind='hand-off', target='*_return', saved=_29, preserve=_14, spellings=_10,
                    masks={'r1+_MSR': '0xfffbffff'},
                ),
                Exit(
                    kind='hand-off', target='ret_from_*', saved=_29, preserve=_14, spellings=_10,
                    masks={'r1+_MSR': '0xfffbffff'},
                ),
                Exit(
                    kind='checkpoint', target='COMMON_EXCEPTION_PROLOG_END',
                    saved={'r1+_DEAR': 'DEAR', 'r1+_ESR': 'ESR'}, levels=('critical', 'debug', 'mcheck'),
                ),
            ),
            captures=(
                Capture(
                    what='syndrome', families=('booke32', '40x'), ivors=(2,), vectors=(768,), levels=(),
                    read=('DEAR', 'ESR'),
                ),
                Capture(
                    what='syndrome', families=('booke32', '40x'), ivors=(5,), vectors=(1536,), levels=(),
                    read=('DEAR',),
                ),
                Capture(
                    what='syndrome', families=('booke32', '40x'), ivors=(6,), vectors=(1792,), levels=(), read=('ESR',),
                ),
                Capture(
                    what='syndrome', families=('book3s32',), ivors=(), vectors=(768, 1536), levels=(),
                    read=('DAR', 'DSISR'),
                ),
                Capture(
                    what='syndrome', families=('8xx',), ivors=(), vectors=(1536, 5120), levels=(),
                    read=('DAR', 'DSISR'),
                ),
                Capture(
                    what='lower-level', families=(), ivors=(), vectors=(), levels=('critical', 'debug', 'mcheck'),
                    read=('SRR0', 'SRR1', 'DEAR', 'ESR'),
                ),
                Capture(
                    what='lower-level', families=('booke32',), ivors=(), vectors=(), levels=('debug', 'mcheck'),
                    read=('CSRR0', 'CSRR1'),
                ),
                Capture(
                    what='lower-level', families=('booke32',), ivors=(), vectors=(),
                    levels=('critical', 'debug', 'mcheck'), read=('mmu',),
                ),
            ),
        ),
        Contract(
            id='linux-exception-64e', title='Linux exception', macros=(), symbols=None, families=('booke64',), where={},
            symbol_levels=(
                (
                    pattern('exc_(critical_input|watchdog|debug_crit|doorbell_crit|guest_doorbell_crit)_book3e'),
                    'critical',
                ),
                (pattern('exc_machine_check_book3e'), 'mcheck'), (pattern('exc_debug_debug_book3e'), 'debug'),
                (pattern('exc_guest_doorbell_book3e'), 'guest'),
            ),
            vector_macros=('START_EXCEPTION',), ivor='', ivors=(), level='symbol', interrupted='any', free=('spr',),
            given={'spr:SPRG1': 'paca'}, holds={}, scratch=(), confined=False, translation='',
            exits=(
                _25,
                Exit(
                    kind='hand-off', target='kvmppc_handler_*', requires={'r10': 'cr', 'r11': 'xSRR1', 'r13': 'paca'},
                    preserve=(
                        'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r12', 'r14', 'r15', 'r16', 'r17',
                        'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27', 'r28', 'r29', 'r30',
                        'r31', 'lr', 'ctr', 'xer',
                    ),
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*', requires={'spr:SPRG0': 'r13'},
                    saved={'paca+PACA_EXGEN+EX_R10': 'r10', 'paca+PACA_EXGEN+EX_R11': 'r11'}, levels=('base', 'guest'),
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*', requires={'spr:SPRG3': 'r13'},
                    saved={'paca+PACA_EXCRIT+EX_R10': 'r10', 'paca+PACA_EXCRIT+EX_R11': 'r11'}, levels=('critical',),
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*', requires={'spr:SPRG9': 'r13'},
                    saved={'paca+PACA_EXDBG+EX_R10': 'r10', 'paca+PACA_EXDBG+EX_R11': 'r11'}, levels=('debug',),
                ),
                Exit(
                    kind='hand-off', target='kvmppc_handler_*', requires={'spr:SPRG8': 'r13'},
                    saved={'paca+PACA_EXMC+EX_R10': 'r10', 'paca+PACA_EXMC+EX_R11': 'r11'}, levels=('mcheck',),
                ),
                _27,
                Exit(
                    kind='call', target='*',
                    saved={
                        'r1+GPR0': 'r0', 'r1+GPR1': 'r1', 'r1+GPR0+8*2': 'r2', 'r1+GPR0+8*3': 'r3', 'r1+GPR0+8*4': 'r4',
                        'r1+GPR0+8*5': 'r5', 'r1+GPR0+8*6': 'r6', 'r1+GPR0+8*7': 'r7', 'r1+GPR0+8*8': 'r8',
                        'r1+GPR0+8*9': 'r9', 'r1+GPR10': 'r10', 'r1+GPR11': 'r11', 'r1+GPR0+8*12': 'r12',
                        'r1+GPR13': 'r13', 'r1+GPR0+8*14': 'r14', 'r1+GPR0+8*15': 'r15', 'r1+GPR0+8*16': 'r16',
                        'r1+GPR0+8*31': 'r31', 'r1+_CCR': 'cr', 'r1+_LINK': 'lr', 'r1+_CTR': 'ctr', 'r1+_XER': 'xer',
                    },
                ),
            ),
        ),
        Contract(
            id='abi-sysv32', title='System V ABI', macros=(), symbols=None, families=(), where={}, symbol_levels=(),
            vector_macros=(), ivor='', ivors=(), level='none', interrupted='caller', free=('spr',), given={}, holds={},
            scratch=(), confined=False, translation='', exits=_28, frame={'red_zone': 0, 'link': 4, 'parameters': 8},
        ),
        Contract(
            id='abi-elfv1', title='64-bit ELF ABI', macros=(), symbols=None, families=(), where={}, symbol_levels=(),
            vector_macros=(), ivor='', ivors=(), level='none', interrupted='caller', free=('spr',), given={}, holds={},
            scratch=(), confined=False, translation='', exits=_28,
            frame={'red_zone': 288, 'link': 16, 'condition': 8, 'toc': 40, 'parameters': 48},
        ),
        Contract(
            id='abi-elfv2', title='64-bit ELF V2 ABI', macros=(), symbols=None, families=(), where={}, symbol_levels=(),
            vector_macros=(), ivor='', ivors=(), level='none', interrupted='caller', free=('spr',), given={}, holds={},
            scratch=(), confined=False, translation='', exits=_28,
            frame={'red_zone': 288, 'link': 16, 'condition': 8, 'toc': 24, 'parameters': 32},
        ),
        Contract(
            id='interrupt', title='interrupt handler', macros=(), symbols=None, families=(), where={}, symbol_levels=(),
            vector_macros=(), ivor='', ivors=(), level='vector', interrupted='any', free=('spr',), given={}, holds={},
            scratch=(), confined=False, translation='',
            exits=(
                Exit(
                    kind='return',
                    preserve=(
                        'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14',
                        'r15', 'r16', 'r17', 'r18', 'r19', 'r20', 'r21', 'r22', 'r23', 'r24', 'r25', 'r26', 'r27',
                        'r28', 'r29', 'r30', 'r31', 'cr0', 'cr1', 'cr2', 'cr3', 'cr4', 'cr5', 'cr6', 'cr7', 'lr', 'ctr',
                        'xer', 'spr:xSRR0',
                    ),
                ),
                _27,
            ),
        ),
    ),
    layouts=(
        Layout(
            id='kvm-booke-copy', start='kvmppc_handlers_start', end='kvmppc_handlers_end',
            handlers=pattern('kvmppc_handler_(\\d+|BOOKE_INTERRUPT_[A-Z_]+)'), table='kvmppc_booke_handler_addr',
            expected_index=(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 32, 33, 34),
            position_independent=True, copied_by='kvmppc_booke_init()',
        ),
    ),
    kernel_files=(
        KernelFiles(files=('platforms/cell/spufs/spu_*',), skip='it is code of another processor'),
        KernelFiles(
            files=('kernel/exceptions-64s.S', 'kvm/book3s_64_slb.S', 'kvm/book3s_segment.S'), cpu='book3s64',
            skip='it is only a part of files that include it',
        ),
        KernelFiles(files=('kvm/book3s_32_sr.S',), cpu='book3s32', skip='it is only a part of files that include it'),
        KernelFiles(
            files=('kernel/*_entry_mapping.S',), cpu='e500v2', skip='it is only a part of files that include it',
        ),
        KernelFiles(
            files=(
                '*_6xx*', '*6xx-*', 'kernel/head_32.S', 'kernel/head_book3s_32.S', 'mm/book3s32/*', 'mm/hash_low_32.S',
                'platforms/52xx/*', 'platforms/83xx/*', 'platforms/powermac/*',
            ),
            cpu='book3s32',
        ),
        KernelFiles(files=('*64e*',), cpu='e5500', needs=('CONFIG_PPC_BOOK3E_64', 'CONFIG_PPC_BOOK3E')),
        KernelFiles(
            files=(
                '*64s.S', '*power7*', '*ppc970*', '*pa6t*', '*vpmsum*', 'kernel/idle_book3s.S', 'kernel/tm.S',
                'kvm/book3s_*', 'kvm/tm.S', 'mm/slb_low.S', 'perf/bhrb.S', 'platforms/cell/*', 'platforms/pasemi/*',
                'platforms/powernv/*', 'platforms/ps3/*', 'platforms/pseries/*',
            ),
            cpu='book3s64', needs=('CONFIG_PPC_BOOK3S_64', 'CONFIG_PPC_STD_MMU_64'),
        ),
        KernelFiles(files=('kernel/head_40x.S',), cpu='405'), KernelFiles(files=('*44x*',), cpu='440', also=('476',)),
        KernelFiles(files=('sysdev/dcr-low.S',), cpu='440', needs=('CONFIG_PPC_DCR_NATIVE',)),
        KernelFiles(files=('kernel/head_8xx.S',), cpu='8xx'),
        KernelFiles(files=('*_85xx*', '*fsl_booke*', 'kernel/swsusp_booke.S'), cpu='e500v2'),
        KernelFiles(files=('*_e500*',), cpu='e500v2', needs=('CONFIG_PPC_E500', 'CONFIG_E500')),
        KernelFiles(files=('crypto/*spe*',), cpu='e500v2', needs=('CONFIG_SPE',)),
        KernelFiles(files=('kvm/bookehv_*',), cpu='e500mc'),
        KernelFiles(
            files=('mm/nohash/tlb_low.S', 'mm/tlb_nohash_low.S'), cpu='e500v2',
            needs=('CONFIG_40x', 'CONFIG_44x', 'CONFIG_PPC_8xx', 'CONFIG_PPC_E500', 'CONFIG_E500', 'CONFIG_8xx'),
        ),
        KernelFiles(
            files=(
                '*_64.S', '*asm64.S', '*_64_*', '*64_wrapper.S', '*sigtramp64.S', 'lib/quad.S', 'lib/test_*',
                'purgatory/*', 'boot/opal-calls.S', 'boot/ps3-*', 'boot/pseries-head.S',
            ),
            cpu='book3s64', needs=('CONFIG_PPC64',),
        ),
        KernelFiles(files=('kernel/rtas_entry.S',), cpu='book3s64', needs=('CONFIG_PPC_RTAS',)),
        KernelFiles(files=('kvm/fpu.S', 'lib/ldstfp.S', 'kernel/fpu.S'), cpu='book3s64', needs=('CONFIG_PPC_FPU',)),
        KernelFiles(files=('*sigtramp32.S', '*32_wrapper.S'), cpu='e500v2', needs=('CONFIG_PPC32', 'CONFIG_COMPAT')),
        KernelFiles(files=('*_32.S', 'boot/*'), cpu='e500v2', needs=('CONFIG_PPC32',)),
    ),
    vectors={
        '40x': {
            256: 'critical input', 512: 'machine check', 768: 'data storage', 1024: 'instruction storage',
            1280: 'external', 1536: 'alignment', 1792: 'program', 2048: 'FP unavailable', 3072: 'system call',
            3872: 'APU unavailable', 4096: 'programmable timer', 4112: 'fixed interval timer', 4128: 'watchdog',
            4352: 'data TLB miss', 4608: 'instruction TLB miss', 8192: 'debug',
        },
        '8xx': {
            256: 'reset', 512: 'machine check', 1280: 'external', 1536: 'alignment', 1792: 'program',
            2304: 'decrementer', 3072: 'system call', 3328: 'trace', 4096: 'software emulation',
            4352: 'instruction TLB miss', 4608: 'data TLB miss', 4864: 'instruction TLB error', 5120: 'data TLB error',
            7168: 'data breakpoint', 7424: 'instruction breakpoint', 7680: 'peripheral breakpoint',
            7936: 'development port',
        },
        'book3s32': {
            256: 'reset', 512: 'machine check', 768: 'data storage', 1024: 'instruction storage', 1280: 'external',
            1536: 'alignment', 1792: 'program', 2048: 'FP unavailable', 2304: 'decrementer', 3072: 'system call',
            3328: 'trace', 3840: 'performance monitor', 3872: 'AltiVec unavailable', 4096: 'instruction TLB miss',
            4352: 'data load TLB miss', 4608: 'data store TLB miss', 4864: 'instruction breakpoint',
            5120: 'system management', 5632: 'AltiVec assist', 5888: 'thermal', 8192: 'run mode',
        },
        'book3s64': {
            256: 'system reset', 512: 'machine check', 768: 'data storage', 896: 'data segment',
            1024: 'instruction storage', 1152: 'instruction segment', 1280: 'external', 1536: 'alignment',
            1792: 'program', 2048: 'FP unavailable', 2304: 'decrementer', 2432: 'hypervisor decrementer',
            2560: 'directed privileged doorbell', 3072: 'system call', 3328: 'trace', 3584: 'hypervisor data storage',
            3616: 'hypervisor instruction storage', 3648: 'hypervisor emulation assistance',
            3680: 'hypervisor maintenance', 3712: 'directed hypervisor doorbell', 3744: 'hypervisor virtualization',
            3840: 'performance monitor', 3872: 'vector unavailable', 3904: 'VSX unavailable',
            3936: 'facility unavailable', 3968: 'hypervisor facility unavailable', 5376: 'denormalisation',
        },
    },
    vector_level={
        '40x': {256: 'critical', 512: 'critical', 4128: 'critical', 8192: 'critical'}, '8xx': {}, 'book3s32': {},
    },
    clobbers={
        '': _5, 'prepare_transfer_to_handler': ('r0', 'r10', 'r12', 'lr', 'cr0', 'cr7'),
        'hash_page': ('r0', 'r3', 'r4', 'r5', 'r6', 'r8', 'r10', 'ctr', 'lr', 'cr0'), 'store_fp_state': ('r4', 'lr'),
        'load_fp_state': ('r4', 'lr'), 'store_vr_state': ('r4', 'lr'), 'load_vr_state': ('r4', 'lr'),
        '__flush_disable_L1': ('r0', 'r3', 'ctr', 'lr'), '__inval_enable_L1': ('r3', 'lr'),
        '_tlbil_all': ('r3', 'r4', 'r5', 'lr', 'cr0'), 'load_up_fpu': _5, 'load_up_altivec': _5, 'load_up_spe': _5,
        'reloc_offset': ('r0', 'r3', 'r4', 'r5', 'lr'), 'add_reloc_offset': ('r0', 'r3', 'r4', 'r5', 'lr'),
        'special_reg_save': ('r3', 'r10', 'r11', 'r12', 'lr', 'cr0'),
    },
    private=(
        '_save*gpr*', '_rest*gpr*', '_save*fpr*', '_rest*fpr*', '_savevr_*', '_restvr_*', '_mcount', 'mcount',
        '__fentry__', 'ftrace_stub', 'ftrace_graph_stub', 'transfer_to_*', 'ret_from_*', '*_return',
        'fast_exception_return', 'prepare_transfer_to_handler', 'book3e_secondary_core_init',
        'book3e_secondary_thread_init', 'kvmppc_resume_host', 'kvmppc_h_*', 'ppc_encrypt_block', 'ppc_decrypt_block',
    ),
    fixed_config=frozenset({
        'CONFIG_32BIT', 'CONFIG_40x', 'CONFIG_440', 'CONFIG_44x', 'CONFIG_4xx', 'CONFIG_64BIT', 'CONFIG_8xx',
        'CONFIG_BOOKE', 'CONFIG_BOOKE_OR_40x', 'CONFIG_CPU_BIG_ENDIAN', 'CONFIG_CPU_LITTLE_ENDIAN', 'CONFIG_E500',
        'CONFIG_E5500_CPU', 'CONFIG_E6500_CPU', 'CONFIG_FSL_BOOKE', 'CONFIG_KVM_BOOKE_HV', 'CONFIG_MMU', 'CONFIG_PPC32',
        'CONFIG_PPC64', 'CONFIG_PPC64_ELF_ABI_V1', 'CONFIG_PPC64_ELF_ABI_V2', 'CONFIG_PPC_16K_PAGES',
        'CONFIG_PPC_256K_PAGES', 'CONFIG_PPC_47x', 'CONFIG_PPC_4K_PAGES', 'CONFIG_PPC_64K_PAGES', 'CONFIG_PPC_85xx',
        'CONFIG_PPC_8xx', 'CONFIG_PPC_BOOK3E', 'CONFIG_PPC_BOOK3E_64', 'CONFIG_PPC_BOOK3S', 'CONFIG_PPC_BOOK3S_32',
        'CONFIG_PPC_BOOK3S_603', 'CONFIG_PPC_BOOK3S_604', 'CONFIG_PPC_BOOK3S_64', 'CONFIG_PPC_DCR_MMIO',
        'CONFIG_PPC_DCR_NATIVE', 'CONFIG_PPC_E500', 'CONFIG_PPC_E500MC', 'CONFIG_PPC_MMU_NOHASH', 'CONFIG_PPC_STD_MMU',
        'CONFIG_PPC_STD_MMU_32', 'CONFIG_PPC_STD_MMU_64',
    }),
    feature_tables={
        '__ftr_fixup': ('mask', 'value', 'body', 'body_end', 'other', 'other_end'),
        '__mmu_ftr_fixup': ('mask', 'value', 'body', 'body_end', 'other', 'other_end'),
        '__fw_ftr_fixup': ('mask', 'value', 'body', 'body_end', 'other', 'other_end'),
        '__btb_flush_fixup': ('body', 'body_end'),
    },
)
