// The stories of the built-in instruments: every question has tellings, and they make stories.
#include <doctest/doctest.h>

#include "rodevlag/answers.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/story_chance.h"
#include "rodevlag/story_teller.h"

using namespace rodevlag;

namespace {

StoryBook builtin_book(const Catalog& catalog) {
    std::vector<StoryText> texts;
    for (const BuiltinStories& stories : builtin_stories()) {
        texts.push_back({std::string(stories.name), std::string(stories.text)});
    }
    return read_story_book(catalog, texts);
}

/// The questions of an instrument that stories tell.
std::vector<std::size_t> told_questions(const Catalog& catalog, const StoryBook& book,
                                        std::size_t instrument) {
    std::vector<std::size_t> questions;
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        if (catalog.instrument_of_item(item) == instrument && book.knows(item) &&
            !book.is_judgement(item)) {
            questions.push_back(item);
        }
    }
    return questions;
}

/// At most `count` answers by chance, among values that can be told.
Answers some_answers(const Catalog& catalog, const StoryBook& book,
                     std::vector<std::size_t> questions, std::size_t count, StoryChance& chance) {
    Answers answers = blank_answers(catalog);
    shuffle(questions, chance);
    questions.resize(std::min(questions.size(), count));
    for (const std::size_t item : questions) {
        const auto value = static_cast<Value>(pick(catalog.item(item).domain.size(), chance));
        if (book.tells(item, value)) {
            answers[item] = {ValueSet::single(value), AnswerOrigin::given, false};
        }
    }
    return answers;
}

}  // namespace

TEST_CASE("every question of every instrument can be told, or is a judgement") {
    const Catalog catalog(builtin_instruments());
    const StoryBook book = builtin_book(catalog);
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        CHECK_MESSAGE((catalog.item(item).is_date || book.knows(item)), catalog.item(item).name);
    }
}

TEST_CASE("twelve answers of one instrument that go together make a story") {
    const Catalog catalog(builtin_instruments());
    const StoryBook book = builtin_book(catalog);
    const StoryTeller teller(catalog, book);
    constexpr std::size_t answer_count = 12;
    for (std::size_t instrument = 0; instrument < catalog.instruments().size(); ++instrument) {
        const std::vector<std::size_t> questions = told_questions(catalog, book, instrument);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            StoryChance chance(seed);
            Answers answers = some_answers(catalog, book, questions, answer_count, chance);
            while (find_impossible(book, answers) != nullptr ||
                   find_given_away(book, answers, questions)) {
                answers = some_answers(catalog, book, questions, answer_count, chance);
            }
            const std::optional<Story> story = teller.tell(answers, questions, std::nullopt, seed);
            CHECK_MESSAGE(story.has_value(),
                          catalog.instruments()[instrument].id << ", seed " << seed);
            if (story) {
                CHECK(faults_in_story(catalog, book, *story) == std::vector<std::string>{});
            }
        }
    }
}
