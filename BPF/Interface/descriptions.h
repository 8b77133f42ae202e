/* What user space wants to know of each system call: the rows of the map `descs`. Included as records.h is. */
#ifndef TROWEL_DESCRIPTIONS_H
#define TROWEL_DESCRIPTIONS_H

#include "records.h"

enum {
  DESCRIPTION_ITEMS = 8,
  /* Rows for native calls, then as many for 32-bit calls (i386 numbers). */
  DESCRIPTION_ROWS = 512,
};

enum {
  /* item.length_from: how many elements of `unit` bytes there are. */
  LENGTH_FIXED = 0,    /* one */
  LENGTH_ARGUMENT = 1, /* as many as args[length_argument] says */
  LENGTH_RESULT = 2,   /* as many as the call returned; none when it failed */
  LENGTH_POINTED = 3,  /* as many as the u32 says that args[length_argument] points to */
};

enum {
  /* item.flags */
  ITEM_ON_SUCCESS = 1 << 0, /* only when the result is not negative */
  ITEM_ON_FAILURE = 1 << 1, /* only when it is */
  /* User data: the limit is the snaplen, or the large one where the descriptor item.fd asks for it. */
  ITEM_SNAPLEN = 1 << 2,
  /* MESSAGE: an array of struct mmsghdr, whose count is the length. */
  ITEM_MANY = 1 << 3,
  /* VECTOR and MESSAGE: copy no more data than the call returned (reads). Sums are complete all the same. */
  ITEM_UP_TO_RESULT = 1 << 4,
  /* SOCKET and FILE: the descriptor is the s32 at index length_argument of the array that `argument` points to. */
  ITEM_FD_POINTED = 1 << 5,
};

/* One thing to copy when a call returns. */
struct item {
  __u8 kind;            /* SEGMENT_…: BYTES to SEGMENT_MESSAGE, SOCKET, FILE, TASK to EXEC_PATH */
  __u8 argument;        /* 0…5; for SOCKET and FILE also ARGUMENT_RESULT; ARGUMENT_NONE for TASK to EXEC_PATH */
  __u8 length_from;     /* LENGTH_… */
  __u8 length_argument; /* 0…5 */
  __u8 flags;           /* ITEM_… */
  __u8 fd;              /* 0…5: with ITEM_SNAPLEN, which argument is the descriptor */
  __u16 unit;           /* bytes of an element; 1 for plain bytes, 0 reads as 1 */
  __u32 limit;          /* most bytes to copy, up to the kind's own limit (STRING_MAX, CONTROL_MAX …), which 0 stands
                         * for; for BYTES that is STRING_MAX. Ignored with ITEM_SNAPLEN */
  __u32 reserved;
};
RECORD_ASSERT_SIZE(item, 16);

enum {
  /* description.flags: make no record of this call at all. */
  DESCRIPTION_OFF = 1 << 0,
};

/* A row of the map `descs`; all zero: a record with args and result and no segments (generic events). */
struct description {
  __u16 flags;      /* DESCRIPTION_… */
  __u8 item_count;  /* 0…DESCRIPTION_ITEMS */
  __u8 reserved[5];
  struct item items[DESCRIPTION_ITEMS];
};
RECORD_ASSERT_SIZE(description, 136);

#endif
