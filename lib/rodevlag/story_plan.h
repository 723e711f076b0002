// Who tells what in a story, and in which order: everything but the words.
//
// A plan is drawn by chance: a cast, a few sources that together can tell all answers, a telling of
// each answer by one of them. Parts stand in the order of events. Answers "nee" can be put together
// in lists, as many as the caller asks for: that makes a story shorter. Whether the story then has
// the right length is for the caller to see (story_teller.h). The usual flow: plan_story(), then
// write_story() (story_writer.h).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/story_book.h"
#include "rodevlag/story_chance.h"

namespace rodevlag {

/// An answer that a story tells.
struct ToldAnswer {
    std::size_t item = 0;
    Value value = 0;

    bool operator==(const ToldAnswer&) const = default;
};

/// What a source says in one go: one answer in a telling, or answers "nee" in a list.
struct StoryPiece {
    std::vector<ToldAnswer> answers;
    const Telling* telling = nullptr;          ///< of the only answer; nullptr for a list
    std::optional<std::size_t> contradicts{};  ///< the source of which it denies what that told
};

/// What one source tells about one time. Never empty.
struct StoryPart {
    StoryTime time = StoryTime::before;
    std::size_t source = 0;
    std::vector<StoryPiece> pieces;
};

/// A story without words.
struct StoryPlan {
    std::size_t cast = 0;
    std::vector<StoryPart> parts;
};

/// One question that two sources answer differently.
struct StoryDispute {
    std::size_t item = 0;
    Value first = 0;
    Value second = 0;
};

/// What a plan has to tell, and how short.
struct StoryTask {
    std::vector<ToldAnswer> answers;  ///< in the catalog's order, all with tellings
    std::optional<StoryDispute> dispute;
    std::size_t lists = 0;  ///< at most so many lists of answers "nee"
    bool is_brief = false;  ///< the shortest tellings
};

/// How many pieces stand together in a part: with the introduction a paragraph of five sentences.
inline constexpr std::size_t most_pieces = 4;

/// A plan by chance; nothing when this draw leads to none.
std::optional<StoryPlan> plan_story(const Catalog& catalog, const StoryBook& book,
                                    const StoryTask& task, StoryChance& chance);

}  // namespace rodevlag
