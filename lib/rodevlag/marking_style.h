// How the marking page looks: a style sheet that needs nothing from outside.
#pragma once

#include <string_view>

namespace rodevlag {

/// CSS for light and dark screens, narrow ones, and A4.
std::string_view marking_style();

}  // namespace rodevlag
