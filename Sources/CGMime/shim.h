// The door to GMime.
#pragma once
#include <gmime/gmime.h>
