#include "CRE2.h"

#include <re2/re2.h>

struct cre2_pattern {
  RE2 expression;
  explicit cre2_pattern(re2::StringPiece text) : expression(text, RE2::Quiet) {}
};

cre2_pattern *cre2_make(const char *text, size_t size) { return new cre2_pattern(re2::StringPiece(text, size)); }

void cre2_free(cre2_pattern *pattern) { delete pattern; }

const char *cre2_error(const cre2_pattern *pattern) {
  return pattern->expression.ok() ? nullptr : pattern->expression.error().c_str();
}

int cre2_matches_whole(const cre2_pattern *pattern, const char *text, size_t size) {
  return RE2::FullMatch(re2::StringPiece(text, size), pattern->expression);
}
