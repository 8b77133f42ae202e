// libcurl for Swift, which cannot call functions that take any number of arguments: curl_easy_setopt, once for each type.
#pragma once
#include <curl/curl.h>
#include <stddef.h>

typedef size_t (*ccurl_receiver)(char *bytes, size_t size, size_t count, void *context);

CURLcode ccurl_set_number(CURL *transfer, CURLoption option, long value);
// The text is copied.
CURLcode ccurl_set_text(CURL *transfer, CURLoption option, const char *text);
// Bytes that stand for a file, such as a certificate. They are copied.
CURLcode ccurl_set_blob(CURL *transfer, CURLoption option, const void *bytes, size_t count);
// What is sent. It is copied.
CURLcode ccurl_set_body(CURL *transfer, const void *bytes, size_t count);
// The list has to live as long as the transfer.
CURLcode ccurl_set_list(CURL *transfer, CURLoption option, struct curl_slist *list);
// Whom the lines of the head, and the body, are given to.
CURLcode ccurl_set_receivers(CURL *transfer, ccurl_receiver head, ccurl_receiver body, void *context);
