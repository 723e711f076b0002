#include "ask/filled_in.h"

#include <fmt/format.h>

#include "common/case_intake.h"
#include "rodevlag/answers.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_case.h"

namespace rodevlag::tools {

namespace {

/// Every problem that a tool would have with this case.
std::vector<Problem> problems_of(const Catalog& catalog, FieldNames& names, const Record& record,
                                 const std::string& file) {
    std::vector<Problem> problems = record.problems;
    if (problems.empty()) {
        CaseInput input;
        input.name = file;
        input.format = RecordFormat::yaml;
        names.find_misplaced_answers(record, input, problems);
        AnswerReader(catalog, false).read(record, file, problems);
    }
    return problems;
}

}  // namespace

FilledIn read_filled_in(const Catalog& catalog, const AnswerFile& file) {
    MemorySource source(file.text(), file.path());
    YamlCaseReader reader(source);
    Record record;
    reader.next(record);
    FieldNames names({&catalog});
    const std::vector<Problem> problems = problems_of(catalog, names, record, file.path());
    if (!problems.empty()) {
        throw InstrumentError(problems);
    }
    FilledIn filled_in;
    filled_in.id = record.id;
    filled_in.names = names_of(record);
    filled_in.warnings = names.suspicious(filled_in.names);
    const std::string note_prefix = fmt::format("{}.", notes_name);
    for (const Field& field : record.fields) {
        const std::string name = plain_name(field.name);
        const std::string_view text = trimmed(field.text);
        if (text.empty()) {
            continue;
        }
        if (const auto item = catalog.find_item(name)) {
            filled_in.answers.emplace(*item, text);
        } else if (name.starts_with(note_prefix)) {
            if (const auto about = catalog.find_item(name.substr(note_prefix.size()))) {
                filled_in.notes.emplace(*about, text);
            }
        }
    }
    return filled_in;
}

}  // namespace rodevlag::tools
