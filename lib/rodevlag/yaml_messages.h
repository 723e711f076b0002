// What the messages of the YAML library mean, in Dutch, with what to do about it.
#pragma once

#include <string_view>

namespace rodevlag {

/// The Dutch explanation for a message of yaml-cpp; a general one for a message that is not known.
std::string_view explain_yaml_error(std::string_view message);

}  // namespace rodevlag
