#include "rodevlag/id_hash.h"

#include <doctest/doctest.h>
#include <set>
#include <string>

using namespace rodevlag;

TEST_CASE("the hash is SipHash-2-4") {
    // The first vectors of its authors: key 00 01 .. 0f, message of n bytes 00 01 .. n-1.
    IdHash::Key key{};
    std::string message;
    for (unsigned char byte = 0; byte < 8; ++byte) {
        key[byte] = byte;
        key[byte + 8U] = static_cast<unsigned char>(byte + 8);
        message += static_cast<char>(byte);
    }
    const IdHash hash(key);
    CHECK(hash("") == 0x726fdb47dd0e0e31U);
    CHECK(hash(message.substr(0, 1)) == 0x74f839c593dc67fdU);
    CHECK(hash(message) == 0x93f5f5799a932462U);
}

TEST_CASE("ids that look alike get different hashes") {
    const IdHash hash;
    std::set<std::uint64_t> hashes;
    for (int number = 0; number < 100'000; ++number) {
        hashes.insert(hash("Z-" + std::to_string(number)));
    }
    CHECK(hashes.size() == 100'000);
    CHECK(hash("Z-1") != hash("Z-1 "));
}

TEST_CASE("every run has its own key; copies share it") {
    const IdHash one;
    const IdHash copy = one;
    const IdHash other;
    CHECK(copy("Z-1") == one("Z-1"));
    CHECK(other("Z-1") != one("Z-1"));
}
