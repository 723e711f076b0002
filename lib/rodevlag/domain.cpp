#include "rodevlag/domain.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

/// A word of everyday use and the name in an instrument file that it stands for.
struct UsualWord {
    std::string_view word;
    std::string_view meaning;
};

constexpr std::array usual_words = {
    UsualWord{"ja", "ja"},       UsualWord{"j", "ja"},
    UsualWord{"yes", "ja"},      UsualWord{"y", "ja"},
    UsualWord{"true", "ja"},     UsualWord{"waar", "ja"},
    UsualWord{"1", "ja"},        UsualWord{"aanwezig", "ja"},
    UsualWord{"nee", "nee"},     UsualWord{"n", "nee"},
    UsualWord{"no", "nee"},      UsualWord{"false", "nee"},
    UsualWord{"onwaar", "nee"},  UsualWord{"0", "nee"},
    UsualWord{"afwezig", "nee"}, UsualWord{"onbekend", "onbekend"},
    UsualWord{"o", "onbekend"},  UsualWord{"unknown", "onbekend"},
    UsualWord{"?", "onbekend"},  UsualWord{"nvt", "nvt"},
    UsualWord{"n.v.t.", "nvt"},  UsualWord{"niet van toepassing", "nvt"},
};

/// Text as people vary it: a space or a hyphen where the file has an underscore.
std::string with_underscores(std::string text) {
    std::replace(text.begin(), text.end(), ' ', '_');
    std::replace(text.begin(), text.end(), '-', '_');
    return text;
}

}  // namespace

std::string_view usual_meaning(std::string_view word) {
    for (const UsualWord& usual : usual_words) {
        if (usual.word == word) {
            return usual.meaning;
        }
    }
    return {};
}

Domain::Domain(std::vector<std::string> values, std::vector<std::pair<std::string, ValueSet>> words)
    : m_values(std::move(values)), m_words(std::move(words)) {
    if (m_values.size() < 2 || m_values.size() > max_domain_size) {
        throw std::invalid_argument("Domain: a domain has 2 to 32 values");
    }
    std::vector<std::string_view> sorted(m_values.begin(), m_values.end());
    std::sort(sorted.begin(), sorted.end());
    if (sorted.front().empty() ||
        std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
        throw std::invalid_argument("Domain: values must be different and not empty");
    }
}

Domain Domain::yes_no() {
    return Domain({"ja", "nee"});
}

std::optional<Value> Domain::find(std::string_view value) const {
    const auto found = std::find(m_values.begin(), m_values.end(), value);
    if (found == m_values.end()) {
        return std::nullopt;
    }
    return static_cast<Value>(found - m_values.begin());
}

std::optional<ValueSet> Domain::meaning(std::string_view word) const {
    if (const std::optional<Value> value = find(word)) {
        return ValueSet::single(*value);
    }
    for (const auto& [extra, values] : m_words) {
        if (extra == word) {
            return values;
        }
    }
    return std::nullopt;
}

std::optional<ValueSet> Domain::loose_meaning(std::string_view word) const {
    std::size_t matches = 0;
    ValueSet match;
    const std::string wanted = with_underscores(std::string(word));
    const auto compare = [&](const std::string& name, ValueSet values) {
        if (with_underscores(lower_case(name)) == wanted) {
            ++matches;
            match = values;
        }
    };
    for (std::size_t value = 0; value < m_values.size(); ++value) {
        compare(m_values[value], ValueSet::single(static_cast<Value>(value)));
    }
    for (const auto& [extra, values] : m_words) {
        compare(extra, values);
    }
    return matches == 1 ? std::optional(match) : std::nullopt;
}

std::optional<Answer> Domain::read(std::string_view text) const {
    const std::string word = lower_case(trimmed(text));
    if (word.empty()) {
        return Answer{Answer::Kind::blank, all()};
    }
    if (const std::optional<ValueSet> values = meaning(word)) {
        return Answer{Answer::Kind::given, *values};
    }
    const std::string_view usual = usual_meaning(word);
    if (usual == "onbekend") {
        return Answer{Answer::Kind::unknown, all()};
    }
    if (!usual.empty()) {
        if (const std::optional<ValueSet> values = meaning(usual)) {
            return Answer{Answer::Kind::given, *values};
        }
    }
    if (const std::optional<ValueSet> values = loose_meaning(word)) {
        return Answer{Answer::Kind::given, *values};
    }
    return std::nullopt;
}

std::string Domain::accepted_words() const {
    std::string text;
    for (const std::string& value : m_values) {
        text += value + ", ";
    }
    for (const auto& [extra, values] : m_words) {
        text += extra + ", ";
    }
    return text + "onbekend of leeg";
}

std::string Domain::describe(ValueSet values) const {
    if (values.is_single() && values.first() < m_values.size()) {
        return m_values[values.first()];
    }
    for (const auto& [extra, meaning] : m_words) {
        if (meaning == values) {
            return extra;
        }
    }
    if (values == all()) {
        return "onbekend";
    }
    std::vector<std::string> names;
    for (const Value value : values) {
        if (value < m_values.size()) {
            names.push_back(m_values[value]);
        }
    }
    return join(names, " of ");
}

}  // namespace rodevlag
