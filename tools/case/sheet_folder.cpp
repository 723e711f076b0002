#include "case/sheet_folder.h"

#include <filesystem>
#include <fmt/format.h>

#include "rodevlag/byte_stream.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

bool holds(const fs::path& path, const std::string& text) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || fs::file_size(path, error) != text.size()) {
        return false;
    }
    FileSource source(path.string());
    return read_all(source, text.size()) == text;
}

}  // namespace

void require_same_or_new(const std::string& folder, const std::vector<SheetFile>& files) {
    std::vector<std::string> others;
    for (const SheetFile& file : files) {
        const fs::path path = fs::path(folder) / file.path;
        if (is_there(path) && !holds(path, file.text)) {
            others.push_back(path.string());
        }
        const fs::path pdf = fs::path(path).replace_extension(".pdf");
        if (path.extension() == ".html" && is_there(pdf) && !is_there(path)) {
            others.push_back(pdf.string());
        }
    }
    if (!others.empty()) {
        throw UsageError(
            fmt::format("--output: {} staat er al met een andere inhoud, misschien "
                        "ingevuld of van een andere sleutel. Er is niets geschreven; "
                        "kies een nieuwe map",
                        join(others, ", ")));
    }
}

void write_sheet_files(const std::string& folder, const std::vector<SheetFile>& files) {
    for (const SheetFile& file : files) {
        const fs::path path = fs::path(folder) / file.path;
        if (!file.is_wanted || is_there(path)) {
            continue;
        }
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        if (error) {
            throw OutputError(
                fmt::format("{}: de map kan niet worden gemaakt", path.parent_path().string()));
        }
        OutputFile output(path.string());
        output.write(file.text);
        output.finish();
    }
}

}  // namespace rodevlag::tools
