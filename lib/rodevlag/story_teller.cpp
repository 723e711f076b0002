#include "rodevlag/story_teller.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "rodevlag/dutch_sentence.h"
#include "rodevlag/story_plan.h"
#include "rodevlag/story_text.h"
#include "rodevlag/story_writer.h"

namespace rodevlag {

namespace {

constexpr std::size_t most_lists = 6;
constexpr std::size_t tries = 6;  // for each number of lists
constexpr std::size_t many_denials = 4;

/// Two values that different sources can tell: one that can be a red flag and one that cannot,
/// where there are such.
std::optional<StoryDispute> dispute_about(const Catalog& catalog, const StoryBook& book,
                                          std::size_t item, StoryChance& chance) {
    const ValueSet flag = catalog.item(item).flag;
    std::vector<StoryDispute> pairs;
    std::vector<StoryDispute> telling_pairs;
    const std::size_t count = book.items[item].tellings.size();
    for (Value first = 0; first < count; ++first) {
        for (Value second = 0; second < count; ++second) {
            if (first == second || !book.tells(item, first) || !book.tells(item, second)) {
                continue;
            }
            pairs.push_back({item, first, second});
            if (flag.contains(first) != flag.contains(second)) {
                telling_pairs.push_back(pairs.back());
            }
        }
    }
    const std::vector<StoryDispute>& best = telling_pairs.empty() ? pairs : telling_pairs;
    return best.empty() ? std::nullopt : std::optional(best[pick(best.size(), chance)]);
}

/// Does the answer follow from another one, so that nobody has to tell it?
bool follows(const Item& item, Value value) {
    return item.not_applicable && item.domain.values()[value] == "nvt";
}

std::string_view sentence_at(std::string_view paragraph, const std::vector<std::size_t>& starts,
                             std::size_t index) {
    const std::size_t end = index + 1 < starts.size() ? starts[index + 1] : paragraph.size();
    return paragraph.substr(starts[index], end - starts[index]);
}

void find_repeated_sentences(const Story& story, std::vector<std::string>& faults) {
    std::set<std::string> seen;
    for (const std::string& paragraph : story.paragraphs) {
        std::vector<std::size_t> starts;
        for (const SentenceWord& word : words_of(paragraph)) {
            if (word.begins_sentence) {
                starts.push_back(word.offset);
            }
        }
        for (std::size_t index = 0; index < starts.size(); ++index) {
            std::string sentence(sentence_at(paragraph, starts, index));
            sentence.erase(sentence.find_last_not_of(' ') + 1);
            if (!seen.insert(sentence).second) {
                faults.push_back(fmt::format("deze zin staat er twee keer: {}", sentence));
            }
        }
    }
}

void find_faulty_facts(const Catalog& catalog, const Story& story,
                       std::vector<std::string>& faults) {
    std::map<std::pair<std::size_t, std::string>, Value> told;
    for (const StoryFact& fact : story.facts) {
        const std::string& name = catalog.item(fact.item).name;
        const bool stands = std::any_of(
            story.paragraphs.begin(), story.paragraphs.end(), [&](const std::string& paragraph) {
                return paragraph.find(fact.sentence) != std::string::npos;
            });
        if (!stands || fact.sentence.empty()) {
            faults.push_back(fmt::format("de zin over '{}' staat niet in het verhaal", name));
        }
        const auto [before, is_new] = told.emplace(std::pair(fact.item, fact.source), fact.value);
        if (!is_new) {
            faults.push_back(
                fmt::format("'{}' wordt twee keer verteld door bron '{}'", name, fact.source));
        }
    }
}

std::size_t count_words(const Story& story) {
    std::size_t count = 0;
    for (const std::string& paragraph : story.paragraphs) {
        count += count_spaced_words(paragraph);
    }
    return count;
}

}  // namespace

std::optional<Story> StoryTeller::tell(const Answers& answers,
                                       std::span<const std::size_t> questions,
                                       std::optional<std::size_t> disputed,
                                       std::uint64_t seed) const {
    StoryChance chance(seed);
    StoryTask task;
    std::size_t denials = 0;
    for (const std::size_t item : questions) {
        const ItemAnswer& answer = answers[item];
        if (item == disputed || answer.origin != AnswerOrigin::given ||
            !answer.values.is_single() || m_book.is_judgement(item) ||
            follows(m_catalog.item(item), answer.values.first())) {
            continue;
        }
        const Value value = answer.values.first();
        if (!m_book.tells(item, value)) {
            return std::nullopt;
        }
        task.answers.push_back({item, value});
        denials += std::size_t{m_catalog.item(item).domain.values()[value] == "nee"};
    }
    if (disputed) {
        task.dispute = dispute_about(m_catalog, m_book, *disputed, chance);
    }
    if ((disputed && !task.dispute) || find_impossible(m_book, answers) != nullptr ||
        find_given_away(m_book, answers, questions)) {
        return std::nullopt;
    }
    const std::size_t first = denials >= many_denials ? pick(2, chance) : 0;
    for (std::size_t step = first; step < 2 * (most_lists + 1); ++step) {
        task.lists = std::min(step, most_lists);
        task.is_brief = step > most_lists;
        for (std::size_t attempt = 0; attempt < tries; ++attempt) {
            const std::optional<StoryPlan> outline = plan_story(m_catalog, m_book, task, chance);
            std::optional<Story> story =
                outline ? write_story(m_book, *outline, chance) : std::nullopt;
            if (story && faults_in_story(m_catalog, m_book, *story).empty()) {
                return story;
            }
        }
    }
    return std::nullopt;
}

std::vector<std::string> faults_in_story(const Catalog& catalog, const StoryBook& book,
                                         const Story& story) {
    std::vector<std::string> faults;
    find_faulty_facts(catalog, story, faults);
    find_repeated_sentences(story, faults);
    const std::size_t words = count_words(story);
    if (words < story_min_words || words > story_max_words) {
        faults.push_back(
            fmt::format("het verhaal heeft {} woorden; het hoort er {} tot en met {} "
                        "te hebben",
                        words, story_min_words, story_max_words));
    }
    for (const std::string& paragraph : story.paragraphs) {
        for (const BarredWord& barred : book.barred.find(paragraph)) {
            faults.push_back(
                fmt::format("'{}' kan niet in een verhaal: {}", barred.word, barred.reason));
        }
        if (paragraph.find_first_of("{}") != std::string::npos) {
            faults.push_back("er staat nog een accolade in het verhaal");
        }
    }
    return faults;
}

}  // namespace rodevlag
