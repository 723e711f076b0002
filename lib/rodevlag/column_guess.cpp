#include "rodevlag/column_guess.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "rodevlag/column_map_file.h"
#include "rodevlag/likeness.h"
#include "rodevlag/nearest.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t most_guesses = 3;
constexpr double telling_likeness = 0.6;
constexpr std::size_t telling_id_length = 4;  // "plan" can be a question, "id" says nothing
constexpr std::size_t likely_id_length = 8;   // shorter ones are like too many words

// How files of others call the id of a case, without separators.
constexpr std::array<std::string_view, 11> identity_names = {
    "zaaknummer",        "zaaknr",    "zaakid",     "dossiernummer", "dossiernr", "dossierid",
    "registratienummer", "responsid", "responseid", "meldingnummer", "id"};

/// A name without separators and capitals: how `a.b_c`, `A_bc` and `a[bc]` are alike.
std::string squeezed(std::string_view name) {
    std::string text;
    for (const std::string& word : words_in(name)) {
        text += word;
    }
    return text;
}

/// A text as its words, to compare texts without punctuation.
std::string key_of_text(std::string_view text) {
    return join(words_in(text), " ");
}

/// Is this a code such as G01Q02 or G01Q02[SQ001], as questionnaires put in front of a text?
bool is_code(std::string_view text) {
    const bool has_digit =
        std::ranges::any_of(text, [](char byte) { return byte >= '0' && byte <= '9'; });
    return has_digit && text.find(' ') == std::string_view::npos;
}

/// The parts of a header that can hold the text of a question: all of it, what stands between the
/// last [ ], what stands before that, and each of these without a code in front.
std::vector<std::string_view> parts_of(std::string_view name) {
    name = trimmed(name);
    std::vector<std::string_view> parts{name};
    if (name.ends_with(']')) {
        const std::size_t open = name.rfind('[');
        if (open != std::string_view::npos) {
            parts.push_back(name.substr(open + 1, name.size() - open - 2));
            parts.push_back(trimmed(name.substr(0, open)));
        }
    }
    const std::size_t whole = parts.size();
    for (std::size_t index = 0; index < whole; ++index) {
        const std::string_view part = parts[index];
        const std::size_t end = part.find_first_of(".:; ");
        if (end != std::string_view::npos && end > 0 && is_code(part.substr(0, end))) {
            parts.push_back(trimmed(part.substr(end + 1)));
        }
    }
    return parts;
}

/// The id in the full name of a question.
std::string_view question_id(std::string_view name) {
    return name.substr(name.find('.') + 1);
}

/// One certain guess, or several that are not when more questions fit equally well.
std::vector<ColumnGuess> guesses_for(const std::vector<std::string>& names,
                                     const std::string& reason) {
    std::vector<ColumnGuess> guesses;
    for (const std::string& name : names) {
        if (guesses.size() < most_guesses) {
            guesses.push_back({name, reason, names.size() == 1});
        }
    }
    return guesses;
}

}  // namespace

ColumnGuesser::ColumnGuesser(const Catalog& catalog, std::span<const std::string> instruments) {
    const auto is_named = [&](const std::string& id) {
        return instruments.empty() || std::ranges::find(instruments, id) != instruments.end();
    };
    std::vector<bool> wanted;
    for (const Instrument& instrument : catalog.instruments()) {
        wanted.push_back(is_named(instrument.id));
    }
    for (const Instrument& instrument : catalog.instruments()) {
        for (const std::string& used : instrument.uses) {
            const std::optional<std::size_t> index = catalog.find_instrument(used);
            if (is_named(instrument.id) && index) {
                wanted[*index] = true;
            }
        }
    }
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        if (wanted[catalog.instrument_of_item(item)]) {
            add(catalog.item(item));
        }
    }
}

void ColumnGuesser::add(const Item& item) {
    m_names.push_back(item.name);
    m_by_name[squeezed(item.name)].push_back(item.name);
    m_by_id[squeezed(item.id)].push_back(item.name);
    m_by_text[key_of_text(item.question)].push_back(item.name);
    m_texts.emplace_back(item.name, words_in(item.question));
}

std::vector<ColumnGuess> ColumnGuesser::guess(std::string_view name) const {
    if (trimmed(name).empty()) {
        return {};
    }
    std::vector<ColumnGuess> guesses = exact(name);
    return guesses.empty() ? alike(name) : guesses;
}

std::vector<ColumnGuess> ColumnGuesser::exact(std::string_view name) const {
    const std::string plain = plain_name(name);
    if (plain == identity_target || std::ranges::find(m_names, plain) != m_names.end()) {
        return {{plain, "De kolom heet al zo.", true}};
    }
    const std::string key = squeezed(name);
    if (const auto found = m_by_name.find(key); found != m_by_name.end()) {
        return guesses_for(found->second, "De naam is dezelfde, op tekens en hoofdletters na.");
    }
    for (const std::string_view part : parts_of(name)) {
        const auto text = m_by_text.find(key_of_text(part));
        if (text != m_by_text.end()) {
            return guesses_for(text->second, "De naam is letterlijk de tekst van de vraag.");
        }
    }
    for (const std::string_view part : parts_of(name)) {
        const std::string id = squeezed(part);
        const auto found = m_by_id.find(id);
        if (found != m_by_id.end() && id.size() >= telling_id_length) {
            std::vector<ColumnGuess> guesses =
                guesses_for(found->second, "De naam is die van de vraag, zonder het instrument.");
            // One word is also how others call something else.
            const bool is_telling = words_in(question_id(found->second.front())).size() > 1;
            guesses.front().certain = guesses.front().certain && is_telling;
            return guesses;
        }
    }
    if (std::ranges::find(identity_names, key) != identity_names.end()) {
        return {{std::string(identity_target), "Zo heet vaak het nummer van een zaak.", true}};
    }
    return {};
}

std::vector<ColumnGuess> ColumnGuesser::alike(std::string_view name) const {
    std::vector<std::pair<double, std::string>> found;
    for (const auto& [question, words] : m_texts) {
        double best = 0;
        for (const std::string_view part : parts_of(name)) {
            best = std::max(best, word_likeness(words_in(part), words));
        }
        if (best >= telling_likeness) {
            found.emplace_back(best, question);
        }
    }
    std::ranges::stable_sort(found, std::greater<>(), &std::pair<double, std::string>::first);
    std::vector<ColumnGuess> guesses;
    for (const auto& [likeness, question] : found) {
        if (guesses.size() < most_guesses) {
            constexpr double percent = 100;
            guesses.push_back({question,
                               fmt::format("De naam lijkt op de tekst van de vraag ({:.0f}% van "
                                           "de woorden is gelijk).",
                                           likeness * percent),
                               false});
        }
    }
    if (!guesses.empty()) {
        return guesses;
    }
    if (const std::optional<std::string> spelled = nearest(plain_name(name), m_names)) {
        return {{*spelled, "De naam lijkt op die van de vraag.", false}};
    }
    std::vector<std::string_view> ids;
    for (const std::string& question : m_names) {
        ids.push_back(question_id(question));
    }
    const std::optional<std::string> id = nearest(plain_name(name), ids);
    if (id && id->size() >= likely_id_length) {
        for (const std::string& question : m_names) {
            if (question.ends_with("." + *id)) {
                guesses.push_back({question, "De naam lijkt op die van de vraag.", false});
            }
        }
        guesses.resize(std::min(guesses.size(), most_guesses));
    }
    return guesses;
}

}  // namespace rodevlag
