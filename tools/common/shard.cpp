#include "common/shard.h"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fmt/format.h>

#include "rodevlag/descriptor_io.h"
#include "rodevlag/error.h"

namespace rodevlag::tools {

namespace {

constexpr std::uint64_t most_parts = 1'000'000;

bool read_number(std::string_view text, std::uint64_t& number) {
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && rest == end;
}

}  // namespace

FilePart part_from_option(const std::string& text, const std::string& path) {
    FilePart part;
    const std::size_t slash = text.find('/');
    const bool is_part = slash != std::string::npos &&
                         read_number(std::string_view(text).substr(0, slash), part.number) &&
                         read_number(std::string_view(text).substr(slash + 1), part.count);
    if (!is_part || part.number == 0 || part.number > part.count || part.count > most_parts) {
        throw UsageError(
            fmt::format("--shard: '{}' is geen deel; schrijf bijvoorbeeld 2/8 voor het tweede van "
                        "acht delen",
                        text));
    }
    std::error_code error;
    const bool is_file = path != "-" && std::filesystem::is_regular_file(path, error);
    if (error) {
        throw InputError(
            fmt::format("{}: kan niet lezen: {}", path, system_message(error.value())));
    }
    if (!is_file) {
        throw UsageError(
            "--shard vraagt een gewoon bestand als invoer: hoe groot de invoer van een "
            "pijp is, is niet bekend");
    }
    part.file_size = std::filesystem::file_size(path);
    return part;
}

}  // namespace rodevlag::tools
