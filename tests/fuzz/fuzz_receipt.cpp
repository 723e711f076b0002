// The reader of receipts: it refuses, or gives a receipt that is written and read back as it is.
#include <string>
#include <string_view>

#include "check.h"
#include "rodevlag/receipt.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rodevlag;
    try {
        const Receipt receipt = read_receipt(fuzz::text_of(data, size), "controle.json");
        const std::string text = receipt_text(receipt);
        fuzz::check(read_receipt(text, "controle.json") == receipt, "read back it is another: {}",
                    text);
    } catch (const InputError& error) {
        fuzz::check(std::string_view(error.what()).starts_with("controle.json:"),
                    "no place in '{}'", error.what());
    }
    return 0;
}
