#include "check/case_files.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "rodevlag/builtin_instruments.h"
#include "rodevlag/byte_stream.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag::tools {

std::string case_file_name(const Instrument& instrument) {
    return (std::filesystem::path(instrument.file).parent_path() / "cases.yaml").string();
}

std::optional<CaseFile> find_case_file(const Catalog& catalog, std::size_t instrument,
                                       const std::vector<std::string>& names) {
    const Instrument& subject = catalog.instruments()[instrument];
    const std::string name = case_file_name(subject);
    const bool is_file = std::find(names.begin(), names.end(), subject.file) != names.end();
    if (is_file) {
        std::error_code error;
        if (!std::filesystem::exists(name, error)) {
            return std::nullopt;
        }
        FileSource source(name);
        // One byte more than is allowed, so that the reader reports what is too large.
        return read_case_file(catalog, subject, read_all(source, YamlLimits().max_bytes + 1), name);
    }
    for (const BuiltinCases& cases : builtin_cases()) {
        if (cases.name == name) {
            return read_case_file(catalog, subject, cases.text, name);
        }
    }
    return std::nullopt;
}

}  // namespace rodevlag::tools
