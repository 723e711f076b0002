// The reader and writer of one case as YAML: problems stand inside the file, and what is written is
// read back as it was.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check.h"
#include "rodevlag/result_names.h"
#include "rodevlag/yaml_case.h"
#include "text_walk.h"

namespace {

using namespace rodevlag;
using fuzz::check;
using Fields = std::vector<std::pair<std::string, std::string>>;

/// As if there is one instrument with one decision, both `fiets`.
FieldRole role_of(std::string_view name) {
    constexpr std::string_view prefix = "fiets.";
    if (name == "zaak") {
        return FieldRole::identity;
    }
    if (!name.starts_with(prefix)) {
        return FieldRole::other;
    }
    return is_result_member(name.substr(prefix.size())) ? FieldRole::result : FieldRole::answer;
}

/// A record with everything that its views point to.
struct Case {
    explicit Case(const std::string& text) : source(text, 0, "zaak.yaml"), reader(source) {
        check(reader.next(record), "a file without a record");
        Record other;
        check(!reader.next(other), "a second record");
    }

    Fields fields() const {
        Fields all;
        for (const Field& field : record.fields) {
            all.emplace_back(field.name, field.text);
        }
        return all;
    }

    fuzz::PieceSource source;
    YamlCaseReader reader;
    Record record;
};

std::vector<Result> some_results() {
    return {Result{"fiets",
                   {{"uitkomst", std::string("goed: 'x' \"y\"\n#z")},
                    {"mogelijk", std::vector<std::string>{"a", "b"}},
                    {"aantal.ja", std::int64_t{3}, true, "ja"}}},
            Result{"nieuw", {{"uitkomst", std::string("nee")}}}};
}

Fields fields_of_results() {
    return {{"fiets.uitkomst", "goed: 'x' \"y\"\n#z"},
            {"fiets.mogelijk", "a|b"},
            {"fiets.ja", "3"},
            {"nieuw.uitkomst", "nee"}};
}

bool is_of_result(const std::string& name) {
    const std::string_view plain =
        name.starts_with("besluiten.") ? std::string_view(name).substr(10) : std::string_view(name);
    return plain.starts_with("fiets.") || plain.starts_with("nieuw.");
}

/// The fields apart from those that the results replace.
Fields without_results(Fields fields) {
    std::erase_if(fields, [](const auto& field) { return is_of_result(field.first); });
    return fields;
}

std::string written(const Record& record, YamlOrigin origin, std::span<const Result> results) {
    MemorySink sink;
    YamlCaseWriter writer(sink, origin, role_of);
    writer.write(record, results);
    writer.finish();
    return sink.text();
}

void check_results_added(const Case& before) {
    const std::vector<Result> results = some_results();
    check(written(before.record, YamlOrigin::yaml, {}) == before.record.raw,
          "without results it changes");
    const std::string text = written(before.record, YamlOrigin::yaml, results);
    // A text in block style that ends with the file gets its line end when lines follow.
    const Case ended(before.record.raw.ends_with('\n') ? std::string(before.record.raw)
                                                       : std::string(before.record.raw) + '\n');
    const Case after(text);
    check(after.record.problems.empty(), "with results it cannot be read: {}", text);
    check(without_results(after.fields()) == without_results(ended.fields()),
          "with results other fields changed: {}", text);
    for (const auto& field : fields_of_results()) {
        check(std::ranges::count(after.fields(), field) >= 1, "no {} in {}", field.first, text);
    }
    check(written(after.record, YamlOrigin::yaml, results) == text,
          "adding the same results changes: {}", text);
}

/// Written anew, as for a case from another format; fields may stand in another order, and names
/// that clash get a number, so texts are compared.
void check_built(const Case& before) {
    const std::string text = written(before.record, YamlOrigin::other_format, {});
    const Case after(text);
    check(after.record.problems.empty(), "written anew it cannot be read: {}", text);
    std::vector<std::string> old_texts;
    std::vector<std::string> new_texts;
    for (const auto& [name, field_text] : before.fields()) {
        if (name != "zaak") {
            old_texts.push_back(field_text);
        }
    }
    for (const auto& [name, field_text] : after.fields()) {
        if (name != "zaak") {
            new_texts.push_back(field_text);
        }
    }
    std::ranges::sort(old_texts);
    std::ranges::sort(new_texts);
    check(after.record.id == before.record.id, "written anew it has another id: {}", text);
    check(old_texts == new_texts, "written anew texts are lost: {}", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::text_of(data, size));
    const Case one(text);
    check(one.record.raw == text, "other bytes than those of the file");
    for (const Problem& problem : one.record.problems) {
        fuzz::check_position(problem, text, 1);
    }
    if (!one.record.problems.empty()) {
        check(one.record.fields.empty(), "a broken case has fields");
        return 0;
    }
    for (const Field& field : one.record.fields) {
        fuzz::check_position({"", field.line, field.column, "a field"}, text, 1);
        check(field.line >= 1 && field.column >= 1, "a field without a place");
    }
    check_results_added(one);
    check_built(one);
    return 0;
}
