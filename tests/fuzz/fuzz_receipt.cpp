// The reader of receipts: it refuses, or gives a receipt that is written and read back as it is.
#include <optional>
#include <string>
#include <string_view>

#include "check.h"
#include "rodevlag/receipt.h"

namespace {

using namespace rodevlag;

/// The receipt; nothing when it is refused.
std::optional<Receipt> read(std::string_view text) {
    try {
        return read_receipt(text, "controle.json");
    } catch (const InputError& error) {
        fuzz::check(std::string_view(error.what()).starts_with("controle.json:"),
                    "no place in '{}'", error.what());
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (const std::optional<Receipt> receipt = read(fuzz::text_of(data, size))) {
        const std::string text = receipt_text(*receipt);
        fuzz::check(read(text) == receipt, "read back it is another: {}", text);
    }
    return 0;
}
