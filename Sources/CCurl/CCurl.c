#include "CCurl.h"

CURLcode ccurl_set_number(CURL *transfer, CURLoption option, long value) {
  return curl_easy_setopt(transfer, option, value);
}

CURLcode ccurl_set_text(CURL *transfer, CURLoption option, const char *text) {
  return curl_easy_setopt(transfer, option, text);
}

CURLcode ccurl_set_blob(CURL *transfer, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {.data = (void *)bytes, .len = count, .flags = CURL_BLOB_COPY};
  return curl_easy_setopt(transfer, option, &blob);
}

CURLcode ccurl_set_body(CURL *transfer, const void *bytes, size_t count) {
  CURLcode code = curl_easy_setopt(transfer, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return code != CURLE_OK ? code : curl_easy_setopt(transfer, CURLOPT_COPYPOSTFIELDS, (const char *)bytes);
}

CURLcode ccurl_set_list(CURL *transfer, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(transfer, option, list);
}

CURLcode ccurl_set_receivers(CURL *transfer, ccurl_receiver head, ccurl_receiver body, void *context) {
  curl_easy_setopt(transfer, CURLOPT_HEADERFUNCTION, head);
  curl_easy_setopt(transfer, CURLOPT_HEADERDATA, context);
  curl_easy_setopt(transfer, CURLOPT_WRITEFUNCTION, body);
  return curl_easy_setopt(transfer, CURLOPT_WRITEDATA, context);
}
