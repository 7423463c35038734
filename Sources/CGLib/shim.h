// The door to GLib, for its checksums.
#pragma once
#include <glib.h>
