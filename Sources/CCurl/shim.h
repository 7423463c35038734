// The door to libcurl. What Swift can call as it stands is called as it stands; the variadic
// functions get one door for each kind of argument. Nothing is re-declared.
#pragma once
#include <curl/curl.h>

#define DOOR __attribute__((warn_unused_result)) static inline

DOOR CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

#undef DOOR
