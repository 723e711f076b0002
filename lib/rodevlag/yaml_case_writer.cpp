#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "rodevlag/yaml_case.h"
#include "rodevlag/yaml_text.h"

namespace rodevlag {

namespace {

// The lines of a text, each with its line end. Numbers are 1-based as in positions.
class Lines {
public:
    explicit Lines(std::string_view text) {
        while (!text.empty()) {
            const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
            m_lines.push_back(text.substr(0, size));
            text.remove_prefix(size);
        }
    }

    std::string_view line(std::size_t number) const { return m_lines[number - 1]; }
    std::size_t past_end() const { return m_lines.size() + 1; }

    std::string_view line_end() const {
        return !m_lines.empty() && m_lines.front().ends_with("\r\n") ? "\r\n" : "\n";
    }

    /// The line of the marker that closes the document, or past_end().
    std::size_t document_end(std::size_t from) const {
        for (std::size_t number = from; number < past_end(); ++number) {
            const std::string_view text = line(number);
            if (text.starts_with("...") && (text.size() == 3 || is_blank(text[3]))) {
                return number;
            }
        }
        return past_end();
    }

    /// `end` without the empty lines and the comments before it that stand at most `indent` deep:
    /// they belong to what follows.
    std::size_t trimmed_end(std::size_t begin, std::size_t end, std::size_t indent) const {
        while (end > begin + 1) {
            const std::string_view text = line(end - 1);
            const std::size_t start = text.find_first_not_of(" \t\r\n");
            if (start != std::string_view::npos && (text[start] != '#' || start > indent)) {
                break;
            }
            --end;
        }
        return end;
    }

    void append(std::string& text, std::size_t begin, std::size_t end) const {
        for (std::size_t number = begin; number < end; ++number) {
            text += line(number);
        }
    }

private:
    static bool is_blank(char byte) {
        return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
    }

    std::vector<std::string_view> m_lines;
};

// The lines [begin, end) of a member of a block mapping that itself ends at `mapping_end`.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Range range_of(const Lines& lines, const YamlNode& mapping, std::size_t index,
               std::size_t mapping_end) {
    const YamlNode::Member& member = mapping.members[index];
    const std::size_t next =
        index + 1 < mapping.members.size() ? mapping.members[index + 1].line : mapping_end;
    return {member.line, lines.trimmed_end(member.line, next, member.column - 1)};
}

void end_line(std::string& text, std::string_view line_end) {
    if (!text.empty() && text.back() != '\n') {
        text += line_end;
    }
}

// The member `besluiten` anew, for when it is not there or is not a block mapping; of the sections
// that were there, those that are not in `results` are kept.
void append_new_block(std::string& text, const YamlParts<YamlNode::Member>& kept,
                      std::span<const Result> results, std::size_t indent,
                      std::string_view line_end) {
    constexpr std::size_t step = 2;
    text.append(indent, ' ');
    text += "besluiten:";
    text += line_end;
    for (const YamlNode::Member& section : kept) {
        if (!holds_section(results, section.key)) {
            text.append(indent + step, ' ');
            append_yaml_scalar(text, section.key);
            text += ": " + yaml_flow_text(section.value);
            text += line_end;
        }
    }
    for (const Result& result : results) {
        append_yaml_result(text, result, indent + step, line_end);
    }
}

// The lines of a block mapping of sections, with those in `results` replaced or added at the end.
void append_changed_block(std::string& text, const Lines& lines, const YamlNode& sections,
                          Range block, std::span<const Result> results) {
    const std::size_t indent = sections.members.front().column - 1;
    std::vector<bool> replaced(results.size(), false);
    std::size_t done = block.begin;
    for (std::size_t index = 0; index < sections.members.size(); ++index) {
        const auto result =
            std::ranges::find(results, sections.members[index].key, &Result::section);
        if (result == results.end()) {
            continue;
        }
        const Range range = range_of(lines, sections, index, block.end);
        lines.append(text, done, range.begin);
        append_yaml_result(text, *result, indent, lines.line_end());
        done = range.end;
        replaced[static_cast<std::size_t>(result - results.begin())] = true;
    }
    lines.append(text, done, block.end);
    end_line(text, lines.line_end());
    for (std::size_t index = 0; index < results.size(); ++index) {
        if (!replaced[index]) {
            append_yaml_result(text, results[index], indent, lines.line_end());
        }
    }
}

// Everything but `besluiten` must say the same as before.
void check_unchanged(const YamlNode& before, std::string_view text) {
    const YamlDocument after = read_yaml(text, "");
    bool same = after.problems.empty();
    for (const YamlNode::Member& member : before.members) {
        const YamlNode* value = after.root.find(member.key);
        same =
            same && value != nullptr &&
            (member.key == "besluiten" || yaml_flow_text(*value) == yaml_flow_text(member.value));
    }
    if (!same) {
        throw std::logic_error("adding results to a YAML case would change it");
    }
}

std::string splice(std::string_view text, const YamlNode& root, std::span<const Result> results) {
    const Lines lines(text);
    const std::size_t last_line = root.members.empty() ? 1 : root.members.back().line;
    const std::size_t end = lines.document_end(last_line);
    const std::size_t indent = root.members.empty() ? 0 : root.members.front().column - 1;
    const auto* const old = std::ranges::find(root.members, "besluiten", &YamlNode::Member::key);
    std::string spliced;
    if (old == root.members.end()) {
        lines.append(spliced, 1, end);
        end_line(spliced, lines.line_end());
        append_new_block(spliced, {}, results, indent, lines.line_end());
        lines.append(spliced, end, lines.past_end());
    } else {
        const auto index = static_cast<std::size_t>(old - root.members.begin());
        const Range block = range_of(lines, root, index, end);
        lines.append(spliced, 1, block.begin);
        const YamlNode& sections = old->value;
        if (sections.is_mapping() && !sections.flow_style && !sections.members.empty()) {
            append_changed_block(spliced, lines, sections, block, results);
        } else {
            append_new_block(spliced, sections.members, results, indent, lines.line_end());
        }
        lines.append(spliced, block.end, lines.past_end());
    }
    return spliced;
}

}  // namespace

std::string splice_yaml_results(std::string_view text, std::span<const Result> results,
                                const YamlNode* read) {
    if (results.empty()) {
        return std::string(text);
    }
    if (!text.ends_with('\n')) {
        // A block scalar may end here, and it must mean the same when lines follow.
        return splice_yaml_results(std::string(text) + std::string(Lines(text).line_end()),
                                   results);
    }
    if (read == nullptr) {
        const YamlDocument document = read_yaml(text, "");
        return splice_yaml_results(text, results, &document.root);
    }
    // What a result says is written so that it can be read back, and can be long; what could go
    // wrong is its place between the lines of the case.
    std::vector<Result> sections;
    for (const Result& result : results) {
        sections.push_back({result.section, {}});
    }
    check_unchanged(*read, splice(text, *read, sections));
    return splice(text, *read, results);
}

YamlCaseWriter::YamlCaseWriter(ByteSink& sink, YamlOrigin origin, FieldRoleOf role_of)
    : m_sink(sink), m_origin(origin), m_sorter(std::move(role_of), true) {
}

void YamlCaseWriter::write(const Record& record, std::span<const Result> results) {
    if (m_any) {
        throw UsageError(
            "een YAML-bestand bevat één zaak, en de invoer heeft er meer; kies een ander formaat, "
            "bijvoorbeeld --to jsonl");
    }
    m_sink.write(m_origin == YamlOrigin::yaml
                     ? splice_yaml_results(record.raw, results, record.yaml)
                     : build(record, results));
    m_any = true;
}

std::string YamlCaseWriter::build(const Record& record, std::span<const Result> results) {
    const RecordParts& parts = m_sorter.sort(record);
    std::string yaml;
    const auto line = [&](std::string_view indent, const std::string& name, std::string_view text) {
        yaml += indent;
        append_yaml_scalar(yaml, name);
        yaml += text.empty() ? ":" : ": ";
        if (!text.empty()) {
            append_yaml_scalar(yaml, text);
        }
        yaml += '\n';
    };
    const auto group_below = [&](const PartGroup& group, std::string_view indent) {
        line(indent, group.name, "");
        const std::string deeper = std::string(indent) + "  ";
        for (const PartEntry& entry : group.entries) {
            line(deeper, entry.name, record.fields[entry.field].text);
        }
    };
    line("", "zaak", record.id);
    for (const PartGroup& space : parts.answers) {
        group_below(space, "");
    }
    for (const PartEntry& other : parts.others) {
        line("", other.name, record.fields[other.field].text);
    }
    const auto is_current = [results](const PartGroup& stored) {
        return !holds_section(results, stored.name);
    };
    if (!results.empty() || std::ranges::any_of(parts.results, is_current)) {
        line("", "besluiten", "");
    }
    for (const PartGroup& stored : parts.results) {
        if (is_current(stored)) {
            group_below(stored, "  ");
        }
    }
    for (const Result& result : results) {
        append_yaml_result(yaml, result, 2, "\n");
    }
    return yaml;
}

}  // namespace rodevlag
