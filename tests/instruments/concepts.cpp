#include "concepts.h"

#include <algorithm>

namespace rodevlag::reference {

namespace {

std::vector<std::size_t> range(std::string_view first, std::string_view last) {
    std::vector<std::size_t> list;
    for (std::size_t at = question(first); at <= question(last); ++at) {
        list.push_back(at);
    }
    return list;
}

bool contains(const std::vector<std::size_t>& list, std::size_t question) {
    return std::find(list.begin(), list.end(), question) != list.end();
}

/// The criteria: any of them is enough, and each needs all its questions. Only K8 has two.
const std::vector<std::vector<std::size_t>>& criteria() {
    static const std::vector<std::vector<std::size_t>> list = [] {
        const std::size_t pattern = question("acuut.ongewenst_patroon");
        const std::size_t fear = question("acuut.ernstige_vrees");
        std::vector<std::vector<std::size_t>> all = {{pattern, fear}};
        for (const std::size_t at : questions_of_criterium()) {
            if (at != pattern && at != fear) {
                all.push_back({at});
            }
        }
        return all;
    }();
    return list;
}

bool can_be_met(const Pattern& pattern, const std::vector<std::size_t>& criterion) {
    return std::all_of(criterion.begin(), criterion.end(),
                       [&](std::size_t at) { return has(pattern[at], Word::ja); });
}

bool can_fail(const Pattern& pattern, const std::vector<std::size_t>& criterion) {
    return std::any_of(criterion.begin(), criterion.end(),
                       [&](std::size_t at) { return has(pattern[at], Word::nee); });
}

}  // namespace

const std::vector<std::size_t>& questions_of_criterium() {
    static const std::vector<std::size_t> list =
        range("acuut.achtjaarsfeit", "acuut.voorwaarden_geschonden");
    return list;
}

bool is_of_criterium(std::size_t question) {
    return contains(questions_of_criterium(), question);
}

std::uint32_t criterium_can_be(const Pattern& pattern) {
    const bool can_be_no =
        std::all_of(criteria().begin(), criteria().end(),
                    [&](const auto& criterion) { return can_fail(pattern, criterion); });
    const bool can_be_yes =
        std::any_of(criteria().begin(), criteria().end(),
                    [&](const auto& criterion) { return can_be_met(pattern, criterion); });
    return (can_be_no ? 1U : 0U) | (can_be_yes ? 2U : 0U);
}

bool can_change_criterium(const Pattern& pattern, std::size_t question) {
    if (!has(pattern[question], Word::ja) || !has(pattern[question], Word::nee)) {
        return false;
    }
    for (const std::vector<std::size_t>& criterion : criteria()) {
        if (!contains(criterion, question)) {
            if (!can_fail(pattern, criterion)) {
                return false;  // this one is met whatever the answer
            }
        } else if (!can_be_met(pattern, criterion)) {
            return false;  // the other half of K8 is `nee`
        }
    }
    return true;
}

const std::vector<std::size_t>& questions_of_structureel() {
    static const std::vector<std::size_t> list =
        range("structureel.lichamelijke_mishandeling", "structureel.eerdere_gebeurtenis");
    return list;
}

bool is_of_structureel(std::size_t question) {
    return contains(questions_of_structureel(), question);
}

namespace {

constexpr int enough = 2;  // separate events; more often than once is enough by itself

/// What one answer can add to the number of separate events.
std::vector<int> can_add(const Pattern& pattern, std::size_t question) {
    std::vector<int> counts;
    if (has(pattern[question], Word::nee)) {
        counts.push_back(0);
    }
    if (has(pattern[question], Word::eenmalig) || has(pattern[question], Word::ja)) {
        counts.push_back(1);
    }
    if (has(pattern[question], Word::meermaals) || has(pattern[question], Word::voortdurend)) {
        counts.push_back(enough);
    }
    return counts;
}

struct Bounds {
    int least = 0;
    int most = 0;
};

/// The least and the most that the questions other than `left_out` can add together.
Bounds bounds(const Pattern& pattern, std::size_t left_out) {
    Bounds sum;
    for (const std::size_t question : questions_of_structureel()) {
        if (question != left_out) {
            const std::vector<int> counts = can_add(pattern, question);
            sum.least += counts.front();
            sum.most += counts.back();
        }
    }
    return sum;
}

}  // namespace

std::uint32_t structureel_can_be(const Pattern& pattern) {
    const Bounds sum = bounds(pattern, questions().size());
    return (sum.least < enough ? 1U : 0U) | (sum.most >= enough ? 2U : 0U);
}

bool can_change_structureel(const Pattern& pattern, std::size_t question) {
    // Together with an answer that adds 0, 1 or 2 only a rest of 0 or 1 can be on the edge. A rest
    // of 0 exists if all others can add nothing; a rest of 1 if one of them can add exactly one
    // and the others nothing, or if one of them must.
    const std::vector<int> counts = can_add(pattern, question);
    const Bounds others = bounds(pattern, question);
    bool rest_of_one = others.least == 1;
    for (const std::size_t other : questions_of_structureel()) {
        const std::vector<int> adds = can_add(pattern, other);
        const bool can_add_one = std::find(adds.begin(), adds.end(), 1) != adds.end();
        rest_of_one = rest_of_one || (other != question && others.least == 0 && can_add_one);
    }
    const bool rest_of_zero = others.least == 0;
    return (rest_of_zero && counts.front() < enough && counts.back() >= enough) ||
           (rest_of_one && counts.front() < 1 && counts.back() >= 1);
}

}  // namespace rodevlag::reference
