// A recipe: which exercises a trainer wants, and how many of each.
//
// A small YAML file, read as strictly as an instrument: an unknown key, decision, outcome or
// question, a word that is no answer, wishes that exclude each other. All problems of a file come
// in one run. The usual flow: read_recipe(), then an ExerciseMaker (exercise_maker.h) when there
// are no problems. What only shows when the answers are counted (an outcome that cannot occur) is
// for the maker. The format is in docs/handleiding/oefenzaken.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// An answer that an exercise must have.
struct FixedAnswer {
    std::size_t item = 0;
    ValueSet values;   ///< one of these; empty: it must be unknown
    std::string text;  ///< as written
    Place place;
};

/// What `N` exercises must all be like. Everything that is given must hold.
struct RecipeEntry {
    std::string title;  ///< `naam`; may be empty
    std::size_t count = 1;
    std::size_t decision = 0;
    std::vector<std::size_t> outcomes;      ///< `uitkomst`: certain, and one of these
    std::optional<std::size_t> red_flags;   ///< `rode_vlaggen`: exactly so many
    std::optional<std::size_t> near;        ///< `bijna`: this outcome is one answer away
    bool one_unknown = false;               ///< `een_onbekende_beslist`
    std::optional<std::size_t> distractor;  ///< `afleider`: at least so many present factors
    bool contradiction = false;             ///< `tegenspraak`
    bool source_conflict = false;           ///< `bronverschil`
    bool disputed = false;                  ///< `betwist`
    std::vector<FixedAnswer> answers;       ///< `antwoorden`
    std::optional<std::size_t> unknown;     ///< `onbekend`: at least so many questions
    Place place;
    std::map<std::string, Place, std::less<>> places{};  ///< of the keys that are there

    /// Where a key stands, or the entry itself.
    Place place_of(std::string_view key) const {
        const auto found = places.find(key);
        return found == places.end() ? place : found->second;
    }
};

/// The keys of an entry that are properties, in the order in which a key tells them.
inline constexpr std::array<std::string_view, 10> exercise_property_keys = {
    "uitkomst",   "rode_vlaggen", "bijna",        "een_onbekende_beslist",
    "afleider",   "tegenspraak",  "bronverschil", "betwist",
    "antwoorden", "onbekend"};

/// So many exercises one entry can ask for at most.
inline constexpr std::size_t most_exercises = 1000;

/// A recipe as read. With problems, the rest must not be used.
struct Recipe {
    std::string file;  ///< for messages
    std::string title;
    std::optional<std::uint64_t> seed;
    std::vector<RecipeEntry> entries;
    std::vector<Problem> problems;
};

/// Reads a recipe; `file` names it in the problems.
Recipe read_recipe(const Catalog& catalog, std::string_view text, const std::string& file);

}  // namespace rodevlag
