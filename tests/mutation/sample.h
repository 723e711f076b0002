// How many of the mutants are tried.
#pragma once

#include <cstddef>

namespace rodevlag::mutation {

/// One mutant in so many, counted from the first of an instrument. Only a release build tries them
/// all, in some 20 seconds; debug and sanitizer builds are five to ten times as slow, and are there
/// to find other faults, for which a fixed sample is enough.
#ifdef NDEBUG
inline constexpr std::size_t step = 1;
#else
inline constexpr std::size_t step = 20;
#endif

}  // namespace rodevlag::mutation
