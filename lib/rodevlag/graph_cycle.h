// Finds a circle among things that refer to each other.
#pragma once

#include <cstddef>
#include <vector>

namespace rodevlag {

/// The nodes of one circle in a directed graph, in order and each once; empty when there is none.
/// `successors[n]` lists the nodes that n refers to. Takes linear time and no recursion.
std::vector<std::size_t> find_cycle(const std::vector<std::vector<std::size_t>>& successors);

}  // namespace rodevlag
