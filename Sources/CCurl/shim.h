// The door to libcurl. What Swift can call as it stands is called as it stands; the variadic
// functions get one door for each kind of argument. Nothing is re-declared.
#pragma once
#include <curl/curl.h>

#define DOOR __attribute__((warn_unused_result)) static inline

DOOR CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

DOOR CURLcode ccurl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

/// Copied by libcurl, but for `CURLOPT_POSTFIELDS`.
DOOR CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

/// Kept by libcurl, not copied.
DOOR CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

/// Kept by libcurl, not copied.
DOOR CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

/// For what reads or takes bytes: `CURLOPT_WRITEFUNCTION`, `…HEADERFUNCTION`, `…READFUNCTION`.
DOOR CURLcode ccurl_set_bytes_callback(
    CURL *handle, CURLoption option, size_t (*value)(char *, size_t, size_t, void *)
) {
    return curl_easy_setopt(handle, option, value);
}

DOOR CURLcode ccurl_set_progress_callback(
    CURL *handle, int (*value)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}

DOOR CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

DOOR CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

DOOR CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

#undef DOOR
