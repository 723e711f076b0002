// Tells a set of answers as a Dutch story of a few paragraphs.
//
// A story goes in the order of events (before, the incident, now, the handling). Within each of
// these, what one source tells stands together behind an introduction of that source. Answers "nee"
// can be told together in one sentence when a story gets long; neutral sentences fill a story that
// is short. What is not asked to be told is left out, so that it stays unknown to who reads. The
// usual flow: tell() with a seed; when there is no such story, other answers or fewer questions.
// The same catalog, book, answers and seed give the same bytes on every platform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/exercise.h"
#include "rodevlag/item_answer.h"
#include "rodevlag/story_book.h"

namespace rodevlag {

/// How many words a story has, from and up to.
inline constexpr std::size_t story_min_words = 150;
inline constexpr std::size_t story_max_words = 300;

/// Tells stories. Immutable; the catalog and the book must outlive it.
class StoryTeller {
public:
    StoryTeller(const Catalog& catalog, const StoryBook& book) : m_catalog(catalog), m_book(book) {}

    /// A story that tells those of `questions` that have one given answer and are no judgement, and
    /// nothing about any other. `disputed` is told twice, with two different answers by two
    /// sources, whatever its answer; it need not be among `questions`. Nothing when an answer has
    /// no telling, when the book's combinations exclude the answers or give an open answer away, or
    /// when the story does not fit in its words.
    std::optional<Story> tell(const Answers& answers, std::span<const std::size_t> questions,
                              std::optional<std::size_t> disputed, std::uint64_t seed) const;

private:
    const Catalog& m_catalog;
    const StoryBook& m_book;
};

/// What is wrong with a finished story, in Dutch sentences; none when it is as it should be. Sees
/// that the sentence of each fact stands in the text, that no two facts give one source two answers
/// to one question, that no sentence stands there twice, that it has neither too few nor too many
/// words, and that it contains no barred words and no placeholders.
std::vector<std::string> faults_in_story(const Catalog& catalog, const StoryBook& book,
                                         const Story& story);

}  // namespace rodevlag
