#include "oracle.h"

#include <algorithm>
#include <stdexcept>

#include "concepts.h"

namespace rodevlag::reference {

WordSet domain_of(std::size_t question) {
    WordSet set = 0;
    for (const Word word : questions()[question].values) {
        set |= only(word);
    }
    return set;
}

std::vector<Word> words_of(std::size_t question, WordSet set) {
    std::vector<Word> words;
    for (const Word word : questions()[question].values) {
        if (has(set, word)) {
            words.push_back(word);
        }
    }
    return words;
}

Pattern open_pattern() {
    Pattern pattern;
    for (std::size_t question = 0; question < questions().size(); ++question) {
        pattern.push_back(domain_of(question));
    }
    return pattern;
}

std::size_t completions(const Function& function, const Pattern& pattern, std::size_t stop) {
    std::size_t count = 1;
    for (const std::size_t question : function.depends_on) {
        count *= words_of(question, pattern[question]).size();
        if (count >= stop) {
            return stop;
        }
    }
    return count;
}

namespace {

/// The questions of a function with the words they can still be, and the outcome of every
/// completion; the first question changes fastest.
struct Completions {
    std::vector<std::vector<Word>> words;
    std::vector<std::uint8_t> outcomes;
};

Completions complete(const Function& function, const Pattern& pattern) {
    Completions result;
    Case answers;
    for (const std::size_t question : function.depends_on) {
        result.words.push_back(words_of(question, pattern[question]));
        questions()[question].answer(answers) = result.words.back().front();
    }
    std::vector<std::size_t> digits(result.words.size());
    for (std::size_t place = 0; place < digits.size();) {
        if (place == 0) {
            result.outcomes.push_back(static_cast<std::uint8_t>(function.outcome(answers)));
        }
        // Count one up: the next word of this question, or its first word and carry.
        digits[place] = digits[place] + 1 < result.words[place].size() ? digits[place] + 1 : 0;
        questions()[function.depends_on[place]].answer(answers) =
            result.words[place][digits[place]];
        place = digits[place] == 0 ? place + 1 : 0;
    }
    return result;
}

/// Does the outcome change anywhere when only the digit with this stride changes?
bool makes_a_difference(const std::vector<std::uint8_t>& outcomes, std::size_t stride,
                        std::size_t size) {
    for (std::size_t block = 0; block < outcomes.size(); block += stride * size) {
        for (std::size_t at = block; at < block + stride; ++at) {
            for (std::size_t value = 1; value < size; ++value) {
                if (outcomes[at] != outcomes[at + value * stride]) {
                    return true;
                }
            }
        }
    }
    return false;
}

std::uint32_t as_bits(const std::vector<std::uint8_t>& outcomes) {
    std::uint32_t bits = 0;
    for (const std::uint8_t outcome : outcomes) {
        bits |= std::uint32_t{1} << outcome;
    }
    return bits;
}

}  // namespace

Findings enumerate(const Function& function, const Pattern& pattern) {
    const Completions all = complete(function, pattern);
    Findings findings;
    findings.outcomes = as_bits(all.outcomes);
    std::size_t stride = 1;
    for (std::size_t place = 0; place < all.words.size(); ++place) {
        const std::size_t size = all.words[place].size();
        if (makes_a_difference(all.outcomes, stride, size)) {
            findings.decisive.push_back(function.depends_on[place]);
        }
        stride *= size;
    }
    std::sort(findings.decisive.begin(), findings.decisive.end());
    return findings;
}

ConceptOracle::ConceptOracle(const Function& function) : m_function(function) {
    bool criterium = false;
    bool structureel = false;
    for (const std::size_t question : function.depends_on) {
        if (is_of_criterium(question)) {
            criterium = true;
        } else if (is_of_structureel(question)) {
            structureel = true;
        } else {
            add_question(question);
        }
    }
    if (criterium) {
        add_criterium();
    }
    if (structureel) {
        add_structureel();
    }
    fill_table();
}

void ConceptOracle::add_question(std::size_t question) {
    const std::vector<Word> words = words_of(question, domain_of(question));
    m_parts.push_back({words.size(),
                       0,
                       {question},
                       [=](Case& answers, std::size_t value) {
                           questions()[question].answer(answers) = words[value];
                       },
                       [=](const Pattern& pattern) {
                           std::uint32_t bits = 0;
                           for (std::size_t value = 0; value < words.size(); ++value) {
                               bits |= has(pattern[question], words[value]) ? 1U << value : 0U;
                           }
                           return bits;
                       },
                       [](const Pattern&, std::size_t) { return true; }});
}

void ConceptOracle::add_criterium() {
    m_parts.push_back({2, 0, questions_of_criterium(),
                       [](Case& answers, std::size_t value) {
                           answers.acuut.bedreiging = value == 1 ? Word::ja : Word::nee;
                       },
                       criterium_can_be, can_change_criterium});
}

void ConceptOracle::add_structureel() {
    m_parts.push_back({2, 0, questions_of_structureel(),
                       [](Case& answers, std::size_t value) {
                           answers.structureel.dreigen = value == 1 ? Word::voortdurend : Word::nee;
                       },
                       structureel_can_be, can_change_structureel});
}

void ConceptOracle::fill_table() {
    std::size_t size = 1;
    for (Part& part : m_parts) {
        part.stride = size;
        size *= part.value_count;
    }
    for (std::size_t index = 0; index < size; ++index) {
        Case answers;
        for (const Part& part : m_parts) {
            part.choose(answers, index / part.stride % part.value_count);
        }
        m_table.push_back(static_cast<std::uint8_t>(m_function.outcome(answers)));
    }
}

const ConceptOracle::Known& ConceptOracle::known(const Pattern& pattern) {
    std::vector<std::uint32_t> possible;
    std::uint64_t key = 0;
    for (const Part& part : m_parts) {
        possible.push_back(part.possible(pattern));
        key = key << 3U | possible.back();
    }
    const auto [place, is_new] = m_known.try_emplace(key);
    if (is_new) {
        place->second = work_out(possible);
    }
    return place->second;
}

ConceptOracle::Known ConceptOracle::work_out(const std::vector<std::uint32_t>& possible) const {
    // The combinations of possible values; the first part changes fastest.
    std::vector<std::size_t> combinations = {0};
    std::vector<std::size_t> sizes;
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        const std::size_t before = combinations.size();
        std::vector<std::size_t> extended;
        for (std::size_t value = 0; value < m_parts[part].value_count; ++value) {
            if ((possible[part] >> value & 1U) != 0) {
                for (const std::size_t combination : combinations) {
                    extended.push_back(combination + value * m_parts[part].stride);
                }
            }
        }
        combinations = std::move(extended);
        sizes.push_back(combinations.size() / before);
    }
    std::vector<std::uint8_t> outcomes;
    for (const std::size_t combination : combinations) {
        outcomes.push_back(m_table[combination]);
    }
    Known result{as_bits(outcomes), 0};
    std::size_t stride = 1;
    for (std::size_t part = 0; part < sizes.size(); ++part) {
        if (makes_a_difference(outcomes, stride, sizes[part])) {
            result.decisive_parts |= 1U << part;
        }
        stride *= sizes[part];
    }
    return result;
}

std::uint32_t ConceptOracle::outcomes(const Pattern& pattern) {
    return known(pattern).outcomes;
}

Findings ConceptOracle::findings(const Pattern& pattern) {
    const Known& found = known(pattern);
    Findings findings;
    findings.outcomes = found.outcomes;
    for (std::size_t index = 0; index < m_parts.size(); ++index) {
        if ((found.decisive_parts >> index & 1U) == 0) {
            continue;
        }
        // The value of the concept matters; which of its questions can change that value?
        for (const std::size_t question : m_parts[index].questions) {
            if (m_parts[index].pivotal(pattern, question)) {
                findings.decisive.push_back(question);
            }
        }
    }
    std::sort(findings.decisive.begin(), findings.decisive.end());
    return findings;
}

std::vector<std::size_t> ConceptOracle::questions_in_reasons(const Pattern& pattern) {
    std::vector<std::size_t> given;
    for (const std::size_t question : m_function.depends_on) {
        if (pattern[question] != domain_of(question)) {
            given.push_back(question);
        }
    }
    if (given.size() > 16) {
        throw std::invalid_argument("too many given answers to try every set of them");
    }
    const std::uint32_t possible = outcomes(pattern);
    std::vector<bool> sufficient;
    for (std::uint32_t set = 0; set < (1U << given.size()); ++set) {
        Pattern alone = open_pattern();
        for (std::size_t index = 0; index < given.size(); ++index) {
            if ((set >> index & 1U) != 0) {
                alone[given[index]] = pattern[given[index]];
            }
        }
        sufficient.push_back((outcomes(alone) & ~possible) == 0);
    }
    std::uint32_t in_some_reason = 0;
    for (std::uint32_t set = 0; set < sufficient.size(); ++set) {
        bool minimal = sufficient[set];
        for (std::size_t index = 0; index < given.size(); ++index) {
            const std::uint32_t member = 1U << index;
            minimal = minimal && ((set & member) == 0 || !sufficient[set & ~member]);
        }
        in_some_reason |= minimal ? set : 0U;
    }
    std::vector<std::size_t> result;
    for (std::size_t index = 0; index < given.size(); ++index) {
        if ((in_some_reason >> index & 1U) != 0) {
            result.push_back(given[index]);
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace rodevlag::reference
