// What stories for exercises are made of: the frame (casts, sources, openings, endings, neutral
// sentences) and the tellings of every value of every question.
//
// The frame is instruments/verhaal.yaml, the tellings are instruments/<id>/verhaal.yaml; their form
// is in instruments/README.md. The usual flow: read_story_book() over built-in texts and those of
// the user, then a StoryTeller (story_teller.h). Reading checks everything that can be checked
// without telling: names, placeholders, words that may not be in a story (barred_words.h), and that
// no value is left without tellings. Whether a telling says what it should is for people.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rodevlag/barred_words.h"
#include "rodevlag/catalog.h"
#include "rodevlag/condition.h"
#include "rodevlag/item_answer.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// The bytes of one verhaal.yaml, with the name that messages give it.
struct StoryText {
    std::string name;
    std::string text;
};

/// The victim and the suspect of a story, with the words that stand for them.
struct StoryCast {
    std::string id;
    std::string victim;              ///< `{slachtoffer}`: de verpleegkundige
    std::string victim_subject;      ///< `{zij}`
    std::string victim_object;       ///< `{haar}`
    std::string victim_possessive;   ///< `{haar_bezit}`
    std::string suspect;             ///< `{verdachte}`
    std::string suspect_subject;     ///< `{hij}`
    std::string suspect_object;      ///< `{hem}`
    std::string suspect_possessive;  ///< `{zijn}`
};

/// Somebody who tells a part of a story.
struct StorySource {
    std::string id;
    std::vector<std::string> names;          ///< fill `{bron}`
    std::vector<std::string> introductions;  ///< start a part that this source tells
    std::vector<std::string> resumptions;    ///< the same source once more
    std::vector<std::string> denials;        ///< tell several answers "nee" together, in `{lijst}`
};

/// The texts that belong to no question.
struct StoryFrame {
    std::vector<StoryCast> casts;
    std::vector<StorySource> sources;
    std::vector<std::string> openings;
    std::vector<std::string> scenery;  ///< `decor`
    std::vector<std::string> endings;
    std::vector<std::string> disputes;  ///< tie two sources together that contradict each other
};

/// Where something has its place in the order of events.
enum class StoryTime { before, incident, now, handling };

inline constexpr std::array story_times = {StoryTime::before, StoryTime::incident, StoryTime::now,
                                           StoryTime::handling};

/// One way to tell one value of one question.
struct Telling {
    std::string text;                  ///< with placeholders
    std::vector<std::size_t> sources;  ///< who can tell it, by place in the frame; never empty
    std::vector<std::size_t> casts;    ///< for which casts it fits; never empty
};

/// How one question is told.
struct StoryItem {
    StoryTime time = StoryTime::incident;
    std::string short_name;                      ///< `kort`: a phrase for lists; may be empty
    std::vector<std::vector<Telling>> tellings;  ///< by value; empty for a value without
    std::string judgement_reason;                ///< not empty: the assessor's own judgement
};

/// Answers that no believable story has together.
struct ImpossibleStory {
    Condition condition;  ///< over questions only; linked
    std::string reason;
};

/// Everything that stories are told with.
struct StoryBook {
    StoryFrame frame;
    std::vector<StoryItem> items;  ///< by index in the catalog; empty ones where nothing is written
    std::vector<ImpossibleStory> impossible;
    BarredWords barred;

    /// Whether the question asks for the assessor's own judgement: stories say nothing about it.
    bool is_judgement(std::size_t item) const { return !items[item].judgement_reason.empty(); }

    /// Whether a story can tell that this is the answer.
    bool tells(std::size_t item, Value value) const {
        const auto& tellings = items[item].tellings;
        return value < tellings.size() && !tellings[value].empty();
    }

    /// Whether there is an entry for the question.
    bool knows(std::size_t item) const {
        return is_judgement(item) || !items[item].tellings.empty();
    }
};

/// Reads the frame and the tellings; a later text for the same instrument replaces an earlier one,
/// and so does a later frame. An instrument without a text has no tellings. Throws InstrumentError
/// with every problem of every text, and when there is no frame.
StoryBook read_story_book(const Catalog& catalog, const std::vector<StoryText>& texts);

/// The first combination of the book that these answers certainly have; nullptr when there is none.
const ImpossibleStory* find_impossible(const StoryBook& book, const Answers& answers);

/// The first of `questions` that is open in these answers although the combinations of the book
/// leave it one value: who reads a story of them knows the answer all the same. Nothing when every
/// open question is really open.
std::optional<std::size_t> find_given_away(const StoryBook& book, Answers answers,
                                           std::span<const std::size_t> questions);

}  // namespace rodevlag
