#include "rodevlag/story_plan.h"

#include <algorithm>
#include <set>

#include "rodevlag/story_order.h"

namespace rodevlag {

namespace {

constexpr std::size_t most_in_list = 5;
constexpr std::size_t least_in_list = 2;
constexpr std::size_t few_lists = 2;
constexpr std::size_t many_answers = 8;

bool contains(const std::vector<std::size_t>& numbers, std::size_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

/// Draws one plan.
class Planner {
public:
    Planner(const Catalog& catalog, const StoryBook& book, const StoryTask& task,
            StoryChance& chance)
        : m_catalog(catalog), m_book(book), m_task(task), m_chance(chance), m_left(task.answers) {}

    std::optional<StoryPlan> draw() {
        if (!choose_cast() || !choose_dispute()) {
            return std::nullopt;
        }
        choose_sources();
        make_lists();
        for (const StoryTime time : story_times) {
            if (!make_parts(time)) {
                return std::nullopt;
            }
        }
        if (!place_dispute()) {
            return std::nullopt;
        }
        m_plan.parts = ordered_parts(std::move(m_unordered), std::move(m_disputed), m_chance);
        return std::move(m_plan);
    }

private:
    const std::vector<Telling>& tellings_of(ToldAnswer answer) const {
        return m_book.items[answer.item].tellings[answer.value];
    }

    StoryTime time_of(ToldAnswer answer) const { return m_book.items[answer.item].time; }

    bool can_tell(std::size_t source, ToldAnswer answer) const {
        const std::vector<Telling>& tellings = tellings_of(answer);
        return std::any_of(tellings.begin(), tellings.end(), [&](const Telling& telling) {
            return contains(telling.casts, m_plan.cast) && contains(telling.sources, source);
        });
    }

    bool can_be_listed(ToldAnswer answer) const {
        const Domain& domain = m_catalog.item(answer.item).domain;
        return domain.values()[answer.value] == "nee" &&
               !m_book.items[answer.item].short_name.empty();
    }

    /// A cast for which every answer has a telling.
    bool choose_cast() {
        std::vector<ToldAnswer> all = m_task.answers;
        if (m_task.dispute) {
            all.push_back({m_task.dispute->item, m_task.dispute->first});
            all.push_back({m_task.dispute->item, m_task.dispute->second});
        }
        std::vector<std::size_t> fitting;
        for (std::size_t cast = 0; cast < m_book.frame.casts.size(); ++cast) {
            const bool fits = std::all_of(all.begin(), all.end(), [&](ToldAnswer answer) {
                const std::vector<Telling>& tellings = tellings_of(answer);
                return std::any_of(tellings.begin(), tellings.end(), [&](const Telling& telling) {
                    return contains(telling.casts, cast);
                });
            });
            if (fits) {
                fitting.push_back(cast);
            }
        }
        if (!fitting.empty()) {
            m_plan.cast = fitting[pick(fitting.size(), m_chance)];
        }
        return !fitting.empty();
    }

    std::vector<std::size_t> sources_for(ToldAnswer answer) const {
        std::vector<std::size_t> sources;
        for (std::size_t source = 0; source < m_book.frame.sources.size(); ++source) {
            if (can_tell(source, answer)) {
                sources.push_back(source);
            }
        }
        return sources;
    }

    /// Two different sources for the two sides of the dispute.
    bool choose_dispute() {
        if (!m_task.dispute) {
            return true;
        }
        const std::vector<std::size_t> first =
            sources_for({m_task.dispute->item, m_task.dispute->first});
        const std::vector<std::size_t> second =
            sources_for({m_task.dispute->item, m_task.dispute->second});
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (const std::size_t one : first) {
            for (const std::size_t other : second) {
                if (one != other) {
                    pairs.emplace_back(one, other);
                }
            }
        }
        if (pairs.empty()) {
            return false;
        }
        m_sides = pairs[pick(pairs.size(), m_chance)];
        m_sources = {m_sides.first, m_sides.second};
        return true;
    }

    std::size_t count_told_by(std::size_t source, const std::vector<ToldAnswer>& answers) const {
        return static_cast<std::size_t>(
            std::count_if(answers.begin(), answers.end(),
                          [&](ToldAnswer answer) { return can_tell(source, answer); }));
    }

    /// One of the sources, with more chance for one that can fill a part with these answers;
    /// nothing when none can tell at least `least`.
    std::optional<std::size_t> draw_source(const std::vector<std::size_t>& candidates,
                                           const std::vector<ToldAnswer>& answers,
                                           std::size_t least) {
        std::vector<std::size_t> lots;
        for (const std::size_t source : candidates) {
            const std::size_t count = count_told_by(source, answers);
            const std::size_t weight = std::min(count, most_pieces);
            lots.insert(lots.end(), count < least ? 0 : weight * weight, source);
        }
        return lots.empty() ? std::nullopt : std::optional(lots[pick(lots.size(), m_chance)]);
    }

    /// A few sources that together can tell everything; more than needed is more like a real file.
    void choose_sources() {
        std::vector<std::size_t> others;
        for (std::size_t source = 0; source < m_book.frame.sources.size(); ++source) {
            if (!contains(m_sources, source)) {
                others.push_back(source);
            }
        }
        const auto take = [&](std::size_t source) {
            m_sources.push_back(source);
            std::erase(others, source);
        };
        std::vector<ToldAnswer> uncovered = m_left;
        const auto drop_covered = [&] {
            std::erase_if(uncovered, [&](ToldAnswer answer) {
                return std::any_of(m_sources.begin(), m_sources.end(),
                                   [&](std::size_t source) { return can_tell(source, answer); });
            });
        };
        drop_covered();
        while (const auto source = draw_source(others, uncovered, 1)) {
            take(*source);
            drop_covered();
        }
        // A long list of answers leaves no words for introductions.
        const std::size_t wanted = m_task.lists > few_lists        ? 0
                                   : m_left.size() >= many_answers ? 3 + pick(2, m_chance)
                                                                   : 2 + pick(2, m_chance);
        while (m_sources.size() < wanted) {
            const auto source = draw_source(others, m_left, 2);
            if (!source) {
                break;
            }
            take(*source);
        }
    }

    /// The largest list that can be made: of one time if there is one, else of more times.
    bool make_list() {
        std::vector<ToldAnswer> listed;
        std::size_t by = 0;
        for (const bool one_time : {true, false}) {
            for (const StoryTime time : story_times) {
                for (const std::size_t source : m_sources) {
                    std::vector<ToldAnswer> candidates = m_left;
                    std::erase_if(candidates, [&](ToldAnswer answer) {
                        return !can_be_listed(answer) || !can_tell(source, answer) ||
                               (one_time && time_of(answer) != time);
                    });
                    if (candidates.size() > listed.size()) {
                        listed = std::move(candidates);
                        by = source;
                    }
                }
            }
            if (listed.size() >= least_in_list) {
                break;
            }
        }
        if (listed.size() < least_in_list) {
            return false;
        }
        shuffle(listed, m_chance);
        listed.resize(std::min(listed.size(), most_in_list));
        // A phrase that is a list itself is easier to read before the others.
        std::stable_partition(listed.begin(), listed.end(), [&](ToldAnswer answer) {
            return m_book.items[answer.item].short_name.find(',') != std::string::npos;
        });
        StoryTime time = StoryTime::before;
        for (const ToldAnswer answer : listed) {
            time = std::max(time, time_of(answer));
            std::erase(m_left, answer);
        }
        m_lists.push_back({time, by, {{std::move(listed), nullptr}}});
        return true;
    }

    void make_lists() {
        shuffle(m_sources, m_chance);
        while (m_lists.size() < m_task.lists && make_list()) {
        }
    }

    /// A telling of the answer by this source that does not stand in the story yet.
    const Telling* choose_telling(std::size_t source, ToldAnswer answer) {
        std::vector<const Telling*> candidates;
        for (const Telling& telling : tellings_of(answer)) {
            if (contains(telling.casts, m_plan.cast) && contains(telling.sources, source) &&
                !m_texts.contains(telling.text)) {
                candidates.push_back(&telling);
            }
        }
        if (candidates.empty()) {
            return nullptr;
        }
        const Telling* chosen = candidates[pick(candidates.size(), m_chance)];
        if (m_task.is_brief) {
            chosen = *std::min_element(
                candidates.begin(), candidates.end(),
                [](const Telling* a, const Telling* b) { return a->text.size() < b->text.size(); });
        }
        m_texts.insert(chosen->text);
        return chosen;
    }

    /// The lists and the answers of one time, in parts of a few sentences.
    bool make_parts(StoryTime time) {
        std::vector<ToldAnswer> here;
        std::copy_if(m_left.begin(), m_left.end(), std::back_inserter(here),
                     [&](ToldAnswer answer) { return time_of(answer) == time; });
        std::vector<StoryPart> lists;
        std::copy_if(m_lists.begin(), m_lists.end(), std::back_inserter(lists),
                     [&](const StoryPart& list) { return list.time == time; });
        while (!here.empty() || !lists.empty()) {
            StoryPart part;
            part.time = time;
            if (!lists.empty()) {
                part = std::move(lists.back());
                lists.pop_back();
            } else if (const auto source = draw_source(m_sources, here, 1)) {
                part.source = *source;
            } else {
                return false;
            }
            if (!tell_some(part, here)) {
                return false;
            }
            m_unordered.push_back(std::move(part));
        }
        return true;
    }

    /// Moves answers that the part's source can tell into the part, which may hold a list.
    bool tell_some(StoryPart& part, std::vector<ToldAnswer>& here) {
        std::vector<ToldAnswer> candidates = here;
        std::erase_if(candidates,
                      [&](ToldAnswer answer) { return !can_tell(part.source, answer); });
        const std::size_t room = most_pieces - part.pieces.size();
        std::size_t count = std::min(room, candidates.size());
        if (candidates.size() == count + 1 && count > 2) {
            --count;  // leaves two for the next part instead of one
        }
        candidates.resize(count);
        // What is there goes before what is not.
        std::stable_partition(candidates.begin(), candidates.end(),
                              [&](ToldAnswer answer) { return !is_denied(answer); });
        std::vector<StoryPiece> told;
        for (const ToldAnswer answer : candidates) {
            const Telling* telling = choose_telling(part.source, answer);
            if (telling == nullptr) {
                return false;
            }
            told.push_back({{answer}, telling});
            std::erase(here, answer);
        }
        part.pieces.insert(part.pieces.begin(), told.begin(), told.end());
        return true;
    }

    bool is_denied(ToldAnswer answer) const {
        return m_catalog.item(answer.item).domain.values()[answer.value] == "nee";
    }

    /// The two sides behind each other: the last piece of one part, the first of the next.
    bool place_dispute() {
        if (!m_task.dispute) {
            return true;
        }
        const ToldAnswer first{m_task.dispute->item, m_task.dispute->first};
        const ToldAnswer second{m_task.dispute->item, m_task.dispute->second};
        const Telling* one = choose_telling(m_sides.first, first);
        const Telling* other = choose_telling(m_sides.second, second);
        if (one == nullptr || other == nullptr) {
            return false;
        }
        StoryPart before = take_part(time_of(first), m_sides.first);
        before.pieces.push_back({{first}, one});
        StoryPart behind = take_part(time_of(first), m_sides.second);
        behind.pieces.insert(behind.pieces.begin(), {{second}, other, m_sides.first});
        m_disputed = {std::move(before), std::move(behind)};
        return true;
    }

    /// Takes a part with room out of the plan, or makes an empty one.
    StoryPart take_part(StoryTime time, std::size_t source) {
        const auto found =
            std::find_if(m_unordered.begin(), m_unordered.end(), [&](const StoryPart& part) {
                return part.time == time && part.source == source &&
                       part.pieces.size() + 1 < most_pieces;
            });
        if (found == m_unordered.end()) {
            return {time, source, {}};
        }
        StoryPart part = std::move(*found);
        m_unordered.erase(found);
        return part;
    }

    const Catalog& m_catalog;
    const StoryBook& m_book;
    const StoryTask& m_task;
    StoryChance& m_chance;
    StoryPlan m_plan;
    std::vector<std::size_t> m_sources;
    std::vector<ToldAnswer> m_left;  // not in a list
    std::vector<StoryPart> m_lists;  // each with one list
    std::pair<std::size_t, std::size_t> m_sides;
    std::vector<StoryPart> m_unordered;
    std::vector<StoryPart> m_disputed;
    std::set<std::string, std::less<>> m_texts;  // of the tellings chosen
};

}  // namespace

std::optional<StoryPlan> plan_story(const Catalog& catalog, const StoryBook& book,
                                    const StoryTask& task, StoryChance& chance) {
    return Planner(catalog, book, task, chance).draw();
}

}  // namespace rodevlag
