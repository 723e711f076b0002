#include "rodevlag/column_map_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "rodevlag/date.h"
#include "rodevlag/nearest.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

namespace {

constexpr std::size_t shown_width = 60;

std::string shown(std::string_view text) {
    return printable(trimmed(text), shown_width);
}

/// What is written as null, as yaml_tree hands it on.
bool is_null(const YamlNode& node) {
    return node.is_scalar() && trimmed(node.text).empty();
}

/// What a word of the map may stand for, for one question.
class WordCheck {
public:
    explicit WordCheck(const Item& item) : m_item(item) {}

    bool accepts(std::string_view target) const {
        return m_item.is_date ? is_unknown(target) : m_item.domain.read(target).has_value();
    }

    /// Why `word` (as plain_name) cannot stand for `target`, which the question accepts; or "".
    std::string objection(std::string_view word, std::string_view target) const {
        if (usual_meaning(word) == "onbekend") {
            return is_unknown(target) ? ""
                                      : fmt::format(
                                            "'{}' betekent al onbekend en kan niet ook '{}' "
                                            "betekenen: onbekend is nooit een antwoord",
                                            shown(word), shown(target));
        }
        return is_same_answer(word, target)
                   ? ""
                   : fmt::format(
                         "'{}' is bij vraag '{}' zelf al een antwoord ({}) en kan niet ook "
                         "'{}' betekenen; geef de antwoorden in het bestand andere codes",
                         shown(word), m_item.name, meaning_of(word), shown(target));
    }

    std::string accepted_words() const {
        return m_item.is_date ? "onbekend" : m_item.domain.accepted_words();
    }

    std::string suggestion(std::string_view target) const {
        return m_item.is_date ? "" : did_you_mean(target, m_item.domain.values());
    }

private:
    bool is_unknown(std::string_view target) const {
        return m_item.is_date ? target == "?" || lower_case(target) == "onbekend"
                              : usual_meaning(lower_case(target)) == "onbekend";
    }

    /// Is a word free to mean `target`: not an answer yet, or this one?
    bool is_same_answer(std::string_view word, std::string_view target) const {
        if (m_item.is_date) {
            return !parse_date(word);
        }
        const std::optional<Answer> now = m_item.domain.read(word);
        if (!now) {
            return true;
        }
        const std::optional<Answer> meant = m_item.domain.read(target);
        return meant && meant->kind == now->kind && meant->values == now->values;
    }

    std::string meaning_of(std::string_view word) const {
        const std::optional<Answer> answer =
            m_item.is_date ? std::nullopt : m_item.domain.read(word);
        return answer ? m_item.domain.describe(answer->values) : "een datum";
    }

    const Item& m_item;
};

/// One line of a list of words.
struct Word {
    std::string plain;
    std::string target;
    Place key;
    Place value;
};

class ColumnMapReader {
public:
    ColumnMapReader(const Catalog& catalog, ProblemReport& report)
        : m_catalog(catalog), m_report(report) {
        for (std::size_t item = 0; item < catalog.item_count(); ++item) {
            m_targets.push_back(catalog.item(item).name);
        }
        m_targets.emplace_back(identity_target);
    }

    std::vector<MappedColumn> read(const YamlNode& root) {
        Fields fields(root, "een kolommenlijst", {"kolommen", "woorden"}, m_report);
        std::vector<MappedColumn> columns;
        if (const YamlNode* node = fields.need("kolommen")) {
            columns = read_columns(*node);
        }
        if (const YamlNode* node = fields.find("woorden")) {
            add_words_for_all(read_words(*node), columns);
        }
        return columns;
    }

private:
    std::vector<MappedColumn> read_columns(const YamlNode& node) {
        std::vector<MappedColumn> columns;
        if (is_null(node) || (node.is_mapping() && node.members.empty())) {
            m_report.add(node,
                         "onder 'kolommen' staat nog geen kolom; schrijf per kolom een regel als "
                         "'naam van de kolom: instrument.vraag'");
            return columns;
        }
        if (!node.is_mapping()) {
            m_report.add(node, "sleutel 'kolommen' moet een blok zijn, met een regel per kolom");
            return columns;
        }
        for (const YamlNode::Member& member : node.members) {
            if (std::optional<MappedColumn> column = read_column(member)) {
                columns.push_back(std::move(*column));
            }
        }
        return columns;
    }

    std::optional<MappedColumn> read_column(const YamlNode::Member& member) {
        const std::string plain = plain_name(member.key);
        if (plain.empty()) {
            m_report.add(place_of(member), "een kolom zonder naam kan hier niet staan");
            return std::nullopt;
        }
        const auto [first, is_new] = m_names.emplace(plain, member.line);
        if (!is_new) {
            m_report.add(
                place_of(member),
                fmt::format("kolom '{}' staat er twee keer (ook op regel {}); hoofdletters "
                            "en spaties eromheen tellen niet",
                            shown(member.key), first->second));
        }
        MappedColumn column;
        column.name = member.key;
        column.place = place_of(member);
        if (member.value.is_scalar()) {
            column.target = read_target(member, member.value);
        } else {
            read_long_form(member, column);
        }
        return column.target.empty() || !is_new ? std::nullopt : std::optional(std::move(column));
    }

    void read_long_form(const YamlNode::Member& member, MappedColumn& column) {
        Fields fields(member.value, "een kolom", {"vraag", "woorden", "datum"}, m_report);
        if (const YamlNode* target = fields.need("vraag")) {
            column.target = read_target(member, *target);
        }
        const YamlNode* words = fields.find("woorden");
        const YamlNode* dates = fields.find("datum");
        if (column.target == identity_target) {
            for (const YamlNode* node : {words, dates}) {
                if (node != nullptr) {
                    m_report.add(*node, "bij 'zaak' kunnen geen woorden en geen datum staan");
                }
            }
            return;
        }
        const Item* item = item_of(column);
        if (words != nullptr) {
            for (Word& word : read_words(*words)) {
                if (item == nullptr || is_allowed(*item, word)) {
                    column.words.emplace(std::move(word.plain), std::move(word.target));
                }
            }
        }
        if (dates != nullptr) {
            column.dates = read_notation(*dates, item);
        }
    }

    /// The field that a column stands for; empty when there is none of that name. Everything that
    /// is wrong with it is reported.
    std::string read_target(const YamlNode::Member& member, const YamlNode& node) {
        const std::optional<std::string> text =
            read_text(node, fmt::format("de vraag bij kolom '{}'", shown(member.key)), m_report);
        if (!text) {
            return {};
        }
        if (std::ranges::find(m_targets, *text) == m_targets.end()) {
            m_report.add(node, unknown_target(*text));
            return {};
        }
        const std::string plain = plain_name(member.key);
        if (plain != *text && std::ranges::find(m_targets, plain) != m_targets.end()) {
            m_report.add(place_of(member),
                         fmt::format("kolom '{}' heet als een vraag en kan niet voor '{}' staan; "
                                     "geef de kolom in het bestand een andere naam",
                                     shown(member.key), *text));
        }
        const auto [first, is_new] = m_columns.emplace(*text, &member);
        if (!is_new && plain_name(first->second->key) != plain) {
            m_report.add(node, fmt::format("'{}' heeft al een kolom: '{}' (regel {})", *text,
                                           shown(first->second->key), first->second->line));
        }
        return *text;
    }

    std::string unknown_target(const std::string& text) const {
        // The id of a question without its instrument is no slip of spelling.
        for (const std::string& target : m_targets) {
            const std::size_t dot = target.find('.');
            if (dot != std::string::npos && target.substr(dot + 1) == lower_case(text)) {
                return fmt::format("onbekende vraag '{}' (bedoelt u '{}'?)", shown(text), target);
            }
        }
        return fmt::format(
            "onbekende vraag '{}'{}; schrijf instrument.vraag, of zaak voor het nummer van de zaak",
            shown(text), did_you_mean(text, m_targets));
    }

    const Item* item_of(const MappedColumn& column) const {
        const std::optional<std::size_t> item = m_catalog.find_item(column.target);
        return item ? &m_catalog.item(*item) : nullptr;
    }

    std::optional<DateNotation> read_notation(const YamlNode& node, const Item* item) {
        const std::optional<std::string> text = read_text(node, "sleutel 'datum'", m_report);
        if (!text) {
            return std::nullopt;
        }
        const std::vector<std::string> names = DateNotation::names();
        std::optional<DateNotation> notation = DateNotation::from_name(*text);
        if (!notation) {
            constexpr std::size_t without_time = 8;
            m_report.add(node,
                         fmt::format("onbekende notatie '{}'{}; toegestaan: {}, en elk ook "
                                     "met ' uu:mm' of ' uu:mm:ss' erachter",
                                     shown(*text), did_you_mean(*text, names),
                                     join({names.begin(), names.begin() + without_time}, ", ")));
        }
        if (item != nullptr && !item->is_date) {
            m_report.add(node,
                         fmt::format("vraag '{}' is geen datum; laat 'datum' weg", item->name));
            return std::nullopt;
        }
        return notation;
    }

    std::vector<Word> read_words(const YamlNode& node) {
        std::vector<Word> words;
        if (is_null(node)) {
            return words;  // as a draft has it that is not filled in yet
        }
        if (!node.is_mapping()) {
            m_report.add(node, "sleutel 'woorden' moet een blok zijn, met regels als 'A1: ja'");
            return words;
        }
        std::map<std::string, std::size_t> lines;
        for (const YamlNode::Member& member : node.members) {
            const std::string plain = plain_name(member.key);
            if (plain.empty()) {
                m_report.add(place_of(member),
                             "een lege cel is altijd 'niet ingevuld' en kan hier niet staan: wat "
                             "niet is ingevuld, is nooit een antwoord");
                continue;
            }
            const auto [first, is_new] = lines.emplace(plain, member.line);
            if (!is_new) {
                m_report.add(place_of(member),
                             fmt::format("woord '{}' staat er twee keer (ook op regel {}); "
                                         "hoofdletters en spaties eromheen tellen niet",
                                         shown(member.key), first->second));
                continue;
            }
            const std::optional<std::string> target =
                read_text(member.value,
                          fmt::format("het antwoord bij woord '{}'", shown(member.key)), m_report);
            if (target) {
                words.push_back({plain, *target, place_of(member), place_of(member.value)});
            }
        }
        return words;
    }

    bool is_allowed(const Item& item, const Word& word) {
        const WordCheck check(item);
        if (!check.accepts(word.target)) {
            m_report.add(
                word.value,
                fmt::format("'{}' is geen antwoord op vraag '{}'{}; wel: {}", shown(word.target),
                            item.name, check.suggestion(word.target), check.accepted_words()));
            return false;
        }
        const std::string objection = check.objection(word.plain, word.target);
        if (!objection.empty()) {
            m_report.add(word.key, objection);
        }
        return objection.empty();
    }

    void add_words_for_all(const std::vector<Word>& words, std::vector<MappedColumn>& columns) {
        for (const Word& word : words) {
            bool is_accepted = false;
            bool any_question = false;
            for (MappedColumn& column : columns) {
                const Item* item = item_of(column);
                any_question = any_question || item != nullptr;
                if (item == nullptr || !WordCheck(*item).accepts(word.target)) {
                    continue;
                }
                is_accepted = true;
                // The column's own word goes first, also when it says something else.
                if (!column.words.contains(word.plain) && is_allowed(*item, word)) {
                    column.words.emplace(word.plain, word.target);
                }
            }
            if (!is_accepted && any_question) {
                m_report.add(
                    word.value,
                    fmt::format("'{}' is bij geen van de vragen in deze lijst een antwoord",
                                shown(word.target)));
            }
        }
    }

    const Catalog& m_catalog;
    ProblemReport& m_report;
    std::vector<std::string> m_targets;
    std::map<std::string, std::size_t> m_names;                // of columns, with their lines
    std::map<std::string, const YamlNode::Member*> m_columns;  // by target
};

}  // namespace

ColumnMapFile read_column_map(const Catalog& catalog, std::string_view text,
                              const std::string& file) {
    YamlDocument document = read_yaml(text, file);
    std::vector<Problem> problems = std::move(document.problems);
    std::vector<MappedColumn> columns;
    if (document.complete) {
        ProblemReport report(file, problems);
        columns = ColumnMapReader(catalog, report).read(document.root);
    }
    sort_problems(problems);
    return {ColumnMap(file, std::move(columns)), std::move(problems)};
}

}  // namespace rodevlag
