// Reads and writes one case as YAML, the format for people.
//
// A case is a block mapping: `zaak: ...`, a mapping per namespace with an answer per item, and
// optionally `besluiten:` with stored results; any other member passes through. An answer becomes
// the field `namespace.item` (nothing, `~` and `null` are blank); what is not one text there keeps
// its text in flow style, so that its reader can refuse it. A case that came from YAML keeps all
// its bytes, comments included, except the sections of `besluiten` that were computed.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

#include "rodevlag/byte_stream.h"
#include "rodevlag/record.h"
#include "rodevlag/record_parts.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag {

/// Reads the one case in a file; a file that is no sound case is one broken record.
class YamlCaseReader : public RecordReader {
public:
    /// Throws InputError when the file is larger than YamlLimits allows.
    explicit YamlCaseReader(ByteSource& source);

    bool next(Record& record) override;

private:
    void add_members(Record& record);
    void add_id(const YamlNode::Member& member, Record& record);
    void add_namespace(const YamlNode::Member& space, Record& record);
    void add_results(const YamlNode::Member& member, Record& record);
    void add_result_members(std::string_view section, const YamlNode& node, Record& record);
    void add_field(std::string name, std::string text, const YamlNode& place, Record& record);
    void refuse_equal_names(Record& record) const;
    void add_problem(const YamlNode& place, std::string message, Record& record) const;

    std::string m_file;
    std::string m_text;
    YamlDocument m_document;
    std::deque<std::string> m_kept;  // names and texts that fields point to
    bool m_done = false;
    std::size_t m_results_begin = 0;  // which fields are stored results
    std::size_t m_results_end = 0;
};

/// Where the bytes in record.raw come from.
enum class YamlOrigin { yaml, other_format };

/// A sound case with `results` in its member `besluiten`. `read` is the text as it was read, for a
/// caller that has it.
std::string splice_yaml_results(std::string_view text, std::span<const Result> results,
                                const YamlNode* read = nullptr);

/// Writes one case.
class YamlCaseWriter : public RecordWriter {
public:
    YamlCaseWriter(ByteSink& sink, YamlOrigin origin, FieldRoleOf role_of);

    /// Throws UsageError for a second record, and for a text that cannot stand in YAML.
    void write(const Record& record, std::span<const Result> results) override;
    void finish() override { m_sink.finish(); }

private:
    std::string build(const Record& record, std::span<const Result> results);

    ByteSink& m_sink;
    YamlOrigin m_origin;
    RecordSorter m_sorter;
    bool m_any = false;
};

}  // namespace rodevlag
