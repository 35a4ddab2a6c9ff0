/* What gcc predefines otherwise with -m32 -mlittle-endian. */
#undef _BIG_ENDIAN
#undef __BIG_ENDIAN__
#define _LITTLE_ENDIAN 1
#define __LITTLE_ENDIAN__ 1
#undef __BYTE_ORDER__
#define __BYTE_ORDER__ __ORDER_LITTLE_ENDIAN__
#undef __FLOAT_WORD_ORDER__
#define __FLOAT_WORD_ORDER__ __ORDER_LITTLE_ENDIAN__
#undef __GNUC_WIDE_EXECUTION_CHARSET_NAME
#define __GNUC_WIDE_EXECUTION_CHARSET_NAME "UTF-32LE"
#undef __VEC_ELEMENT_REG_ORDER__
#define __VEC_ELEMENT_REG_ORDER__ __ORDER_LITTLE_ENDIAN__
