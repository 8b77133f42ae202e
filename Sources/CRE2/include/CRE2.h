// RE2 for Swift: linear time on hostile input, the syntax that users know. The shim only calls it.
#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cre2_pattern cre2_pattern;

// Compiles a pattern; never NULL. `cre2_error` tells whether it is usable.
cre2_pattern *cre2_make(const char *text, size_t size);
void cre2_free(cre2_pattern *pattern);
// NULL for a usable pattern, else what is wrong with it; lives as long as the pattern.
const char *cre2_error(const cre2_pattern *pattern);
// 1 when the whole of `text` matches.
int cre2_matches_whole(const cre2_pattern *pattern, const char *text, size_t size);

#ifdef __cplusplus
}
#endif
