/* NULL alone: several headers define it and nothing else of <stddef.h>. */
#ifndef NULL
#define NULL ((void *)0)
#endif
