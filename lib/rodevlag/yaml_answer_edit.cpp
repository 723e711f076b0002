#include "rodevlag/yaml_answer_edit.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <vector>

#include "rodevlag/byte_stream.h"
#include "rodevlag/error.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_case.h"
#include "rodevlag/yaml_text.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag {

namespace {

constexpr std::size_t indent_step = 2;

/// One change to a text: the bytes from `begin` to `end` become `replacement`.
struct Splice {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string replacement;
};

/// A text with the offsets of its lines.
class Lines {
public:
    explicit Lines(std::string_view text) : m_text(text), m_begins{0} {
        for (std::size_t at = text.find('\n'); at != std::string_view::npos;
             at = text.find('\n', at + 1)) {
            m_begins.push_back(at + 1);
        }
    }

    std::string_view text() const { return m_text; }
    std::string_view line_end() const {
        return m_text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    }

    /// Of the 1-based line and column, in bytes. Behind the last line: the end of the text.
    std::size_t offset(std::size_t line, std::size_t column) const {
        return line > m_begins.size() ? m_text.size()
                                      : std::min(m_begins[line - 1] + column - 1, m_text.size());
    }

    std::size_t count() const { return m_begins.size(); }

    /// Without its line end.
    std::string_view line(std::size_t number) const {
        std::string_view whole = m_text.substr(offset(number, 1));
        whole = whole.substr(0, whole.find('\n'));
        return whole.ends_with('\r') ? whole.substr(0, whole.size() - 1) : whole;
    }

    /// The last line before `line` with something on it that is no comment.
    std::size_t last_filled_before(std::size_t line) const {
        do {
            --line;
        } while (line > 1 && is_empty_line(this->line(line)));
        return line;
    }

    /// The line of `---` or `...` that ends the document, or the one behind the last.
    std::size_t document_end() const {
        for (std::size_t number = count(); number > 1; --number) {
            if (line(number).starts_with("...")) {
                return number;
            }
        }
        return count() + 1;
    }

private:
    static bool is_empty_line(std::string_view line) {
        const std::size_t first = line.find_first_not_of(" \t");
        return first == std::string_view::npos || line[first] == '#' || line.starts_with("...");
    }

    std::string_view m_text;
    std::vector<std::size_t> m_begins;
};

/// A member, and where the next one beside or above it begins.
struct Found {
    const YamlNode::Member* member = nullptr;
    bool in_flow = false;
    std::size_t next_line = 0;
};

bool is_name(std::string_view written, std::string_view wanted) {
    return plain_name(written) == plain_name(wanted);
}

/// Calls `visit(member, next_line)` for everything that can be a namespace, as YamlCaseReader does.
template <typename Visit>
void for_each_space(const YamlNode& root, const Lines& lines, const Visit& visit) {
    for (std::size_t index = 0; index < root.members.size(); ++index) {
        const YamlNode::Member& member = root.members[index];
        const std::size_t next =
            index + 1 < root.members.size() ? root.members[index + 1].line : lines.document_end();
        if (member.key == "antwoorden" && member.value.is_mapping()) {
            const YamlParts<YamlNode::Member>& inner = member.value.members;
            for (std::size_t part = 0; part < inner.size(); ++part) {
                visit(inner[part], member.value.flow_style,
                      part + 1 < inner.size() ? inner[part + 1].line : next);
            }
        } else if (member.key != "besluiten") {
            visit(member, false, next);
        }
    }
}

Found find_answer(const YamlNode& root, const Lines& lines, std::string_view field) {
    Found found;
    for_each_space(root, lines, [&](const YamlNode::Member& space, bool in_flow, std::size_t next) {
        if (!space.value.is_mapping() && is_name(space.key, field)) {
            found = {&space, in_flow, next};
        }
        for (const YamlNode::Member& item : space.value.members) {
            if (is_name(fmt::format("{}.{}", space.key, item.key), field)) {
                found = {&item, space.value.flow_style, next};
            }
        }
    });
    return found;
}

/// A namespace in which a line can be added: a mapping, or one without anything in it yet.
Found find_space(const YamlNode& root, const Lines& lines, std::string_view name) {
    Found found;
    for_each_space(root, lines, [&](const YamlNode::Member& space, bool in_flow, std::size_t next) {
        const bool is_empty = space.value.is_scalar() && space.value.text.empty() && !in_flow;
        if (is_name(space.key, name) && (space.value.is_mapping() || is_empty)) {
            found = {&space, in_flow, next};
        }
    });
    return found;
}

/// Behind the quote that closes the one at `offset`.
std::size_t behind_quotes(std::string_view text, std::size_t offset) {
    const char quote = text[offset];
    std::size_t at = offset + 1;
    while (at < text.size()) {
        const bool is_pair =
            quote == '"' ? text[at] == '\\' : text.substr(at, 2) == std::string_view("''");
        if (!is_pair && text[at] == quote) {
            break;
        }
        at += is_pair ? std::size_t{2} : std::size_t{1};
    }
    return std::min(at + 1, text.size());
}

bool is_quote(std::string_view text, std::size_t offset) {
    return offset < text.size() && (text[offset] == '"' || text[offset] == '\'');
}

/// Behind the colon of a key.
std::size_t behind_colon(const Lines& lines, const YamlNode::Member& member) {
    const std::size_t key = lines.offset(member.line, member.column);
    const std::size_t end =
        is_quote(lines.text(), key) ? behind_quotes(lines.text(), key) : key + member.key.size();
    return std::min(lines.text().find(':', end), lines.text().size() - 1) + 1;
}

/// Behind a value on one line. One that goes on is told by the check afterwards.
std::size_t behind_value(std::string_view text, std::size_t begin, bool in_flow) {
    if (is_quote(text, begin)) {
        return behind_quotes(text, begin);
    }
    std::size_t end = begin;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r' &&
           !(in_flow && (text[end] == ',' || text[end] == '}')) &&
           !(text[end] == '#' && end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t'))) {
        ++end;
    }
    while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) {
        --end;
    }
    return end;
}

Splice replaced(const Lines& lines, const Found& found, const std::string& value) {
    const YamlNode& node = found.member->value;
    const std::size_t colon = behind_colon(lines, *found.member);
    if (node.text.empty() && !is_quote(lines.text(), lines.offset(node.line, node.column))) {
        return {colon, colon, value.empty() ? "" : " " + value};
    }
    const std::size_t begin = lines.offset(node.line, node.column);
    const std::size_t end = behind_value(lines.text(), begin, found.in_flow);
    const bool ends_line =
        end == lines.text().size() || lines.text()[end] == '\n' || lines.text()[end] == '\r';
    // No blank is left at the end of a line.
    return {value.empty() && ends_line ? colon : begin, end, value};
}

std::string key_and_value(std::string_view key, const std::string& value) {
    std::string text;
    append_yaml_scalar(text, key);
    return text + ":" + (value.empty() ? "" : " " + value);
}

/// Lines behind line `number`, which may lack a line end.
Splice lines_behind(const Lines& lines, std::size_t number, const std::vector<std::string>& added) {
    const std::size_t at = lines.offset(number + 1, 1);
    Splice splice{at, at, {}};
    const bool is_open = at == lines.text().size() && at > 0 && lines.text()[at - 1] != '\n';
    splice.replacement += is_open ? lines.line_end() : "";
    for (const std::string& line : added) {
        splice.replacement += line;
        splice.replacement += lines.line_end();
    }
    return splice;
}

std::string indented(std::size_t columns, const std::string& text) {
    return std::string(columns, ' ') + text;
}

/// Into a mapping between braces: in front, where no comma or comment can be in the way.
Splice behind_brace(const Lines& lines, const YamlNode& mapping, const std::string& entry) {
    const std::size_t at = lines.offset(mapping.line, mapping.column) + 1;
    return {at, at, entry + (mapping.members.empty() ? "" : ", ")};
}

Splice added_item(const Lines& lines, const Found& space, const std::string& entry) {
    const YamlNode& node = space.member->value;
    if (node.flow_style) {
        return behind_brace(lines, node, entry);
    }
    if (node.members.empty()) {
        return lines_behind(lines, space.member->line,
                            {indented(space.member->column - 1 + indent_step, entry)});
    }
    return lines_behind(lines, lines.last_filled_before(space.next_line),
                        {indented(node.members.front().column - 1, entry)});
}

Splice added_space(const Lines& lines, const YamlNode& root, std::string_view space,
                   const std::string& entry) {
    const YamlNode* answers = root.find("antwoorden");
    std::string key;
    append_yaml_scalar(key, space);
    if (answers != nullptr && answers->is_mapping() && answers->flow_style) {
        return behind_brace(lines, *answers, fmt::format("{}: {{{}}}", key, entry));
    }
    std::size_t indent = root.members.front().column - 1;
    std::size_t last = lines.document_end() - 1;
    if (answers != nullptr && answers->is_mapping() && !answers->members.empty()) {
        indent = answers->members.front().column - 1;
        const std::uint32_t line = answers->line;
        const YamlNode::Member* const next = std::ranges::find_if(
            root.members, [&](const YamlNode::Member& member) { return member.line > line; });
        last = lines.last_filled_before(next == root.members.end() ? lines.document_end()
                                                                   : next->line);
    }
    while (last > 1 && lines.line(last).empty()) {
        --last;
    }
    return lines_behind(lines, last,
                        {indented(indent, key + ":"), indented(indent + indent_step, entry)});
}

Splice added_member(const Lines& lines, const YamlNode& root, const std::string& entry) {
    return lines_behind(lines, lines.last_filled_before(lines.document_end()),
                        {indented(root.members.front().column - 1, entry)});
}

/// What a text says, without what says nothing; throws when it is no sound case.
std::map<std::string, std::string> contents(std::string_view text, const std::string& file) {
    MemorySource source(std::string(text), file);
    YamlCaseReader reader(source);
    Record record;
    reader.next(record);
    if (!record.problems.empty()) {
        throw InputError(record.problems.front());
    }
    std::map<std::string, std::string> fields;
    for (const Field& field : record.fields) {
        if (!field.text.empty()) {
            fields.emplace(plain_name(field.name), field.text);
        }
    }
    return fields;
}

bool changes_only(std::string_view before, std::string_view after, std::string_view field,
                  std::string_view value, const std::string& file) {
    std::map<std::string, std::string> wanted = contents(before, file);
    wanted.erase(plain_name(field));
    if (!value.empty()) {
        wanted.emplace(plain_name(field), value);
    }
    try {
        return contents(after, file) == wanted;
    } catch (const InputError&) {
        return false;
    }
}

Splice splice_of(const Lines& lines, const YamlNode& root, std::string_view field,
                 const std::string& value) {
    if (const Found found = find_answer(root, lines, field); found.member != nullptr) {
        return replaced(lines, found, value);
    }
    const std::size_t dot = field.find('.');
    if (dot == std::string_view::npos) {
        return added_member(lines, root, key_and_value(field, value));
    }
    const std::string entry = key_and_value(field.substr(dot + 1), value);
    const Found space = find_space(root, lines, field.substr(0, dot));
    return space.member != nullptr ? added_item(lines, space, entry)
                                   : added_space(lines, root, field.substr(0, dot), entry);
}

}  // namespace

std::string with_yaml_answer(std::string_view text, std::string_view field, std::string_view value,
                             const std::string& file) {
    static_cast<void>(contents(text, file));
    const YamlDocument document = read_yaml(text, file);
    const Lines lines(text);
    std::string written;
    if (!value.empty()) {
        append_yaml_scalar(written, value);
    }
    const Splice splice = splice_of(lines, document.root, field, written);
    std::string changed(text);
    changed.replace(splice.begin, splice.end - splice.begin, splice.replacement);
    if (!changes_only(text, changed, field, value, file)) {
        throw InputError(fmt::format(
            "{}: {} is hier niet in te vullen zonder meer in het bestand te veranderen; zet "
            "elk antwoord op een eigen regel als 'vraag: antwoord'",
            file, field));
    }
    return changed;
}

}  // namespace rodevlag
