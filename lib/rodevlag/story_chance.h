// Choices by chance that are the same on every platform.
//
// std::shuffle and the distributions of <random> promise no such thing.
#pragma once

#include <cstddef>
#include <random>
#include <utility>
#include <vector>

#include "rodevlag/sampling.h"

namespace rodevlag {

using StoryChance = std::mt19937_64;

/// A place in something with `size` places; `size` must not be 0.
[[nodiscard]] inline std::size_t pick(std::size_t size, StoryChance& chance) {
    return static_cast<std::size_t>(uniform_below(size, chance));
}

/// Every order with the same probability (Fisher and Yates).
template <typename Part>
void shuffle(std::vector<Part>& parts, StoryChance& chance) {
    for (std::size_t left = parts.size(); left > 1; --left) {
        std::swap(parts[left - 1], parts[pick(left, chance)]);
    }
}

}  // namespace rodevlag
