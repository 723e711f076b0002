#include "rodevlag/condition_size.h"

#include <algorithm>

namespace rodevlag {

std::size_t count_parts(const Condition& condition) {
    std::size_t count = 1;
    for (const Condition& part : condition.parts) {
        count += count_parts(part);
    }
    return count;
}

std::size_t depth_of(const Condition& condition) {
    std::size_t depth = 0;
    for (const Condition& part : condition.parts) {
        depth = std::max(depth, depth_of(part));
    }
    return depth + 1;
}

bool names_decision(const Condition& condition) {
    return condition.kind == Condition::Kind::decision ||
           std::any_of(condition.parts.begin(), condition.parts.end(), names_decision);
}

}  // namespace rodevlag
