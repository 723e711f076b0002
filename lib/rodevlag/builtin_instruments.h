// The instruments of instruments/*/*.yaml as they were when the library was built.
//
// The build reads and checks the files and writes their trees into the library
// (lib/embed_instruments.cpp), so the tools work without installed files and start without parsing.
// The cases and the stories beside an instrument travel along as plain text, which costs nothing
// until it is read.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// Every built-in instrument, in alphabetical order of id.
const std::vector<InstrumentText>& builtin_instruments();

/// The bytes of one instruments/<id>/cases.yaml.
struct BuiltinCases {
    std::string_view name;  ///< `instruments/<id>/cases.yaml`
    std::string_view text;
};

/// The cases of the built-in instruments that have any, in the same order.
std::span<const BuiltinCases> builtin_cases();

/// The bytes of one verhaal.yaml.
struct BuiltinStories {
    std::string_view name;  ///< `instruments/<id>/verhaal.yaml`; of the frame, without the id
    std::string_view text;
};

/// The frame of all stories, and the tellings of the built-in instruments that have any.
std::span<const BuiltinStories> builtin_stories();

}  // namespace rodevlag
