#include "rodevlag/sha256.h"

#include <doctest/doctest.h>
#include <string>

using rodevlag::sha256_hex;

// The first two are the examples of FIPS 180-4.
TEST_CASE("the digests of known texts") {
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex(std::string_view("\0", 1)) ==
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST_CASE("bytes in pieces have the digest of the whole, wherever they are cut") {
    // The two sizes around a block of 64 bytes, and more than one block.
    for (const std::size_t size : {0U, 1U, 55U, 56U, 63U, 64U, 65U, 200U}) {
        std::string text;
        for (std::size_t index = 0; index < size; ++index) {
            text += static_cast<char>(index * 7 + 1);
        }
        for (std::size_t cut = 0; cut <= size; ++cut) {
            rodevlag::Sha256 hash;
            hash.add(std::string_view(text).substr(0, cut));
            hash.add("");
            hash.add(std::string_view(text).substr(cut));
            CHECK(hash.hex() == sha256_hex(text));
        }
    }
}

TEST_CASE("a digest can be asked on the way") {
    rodevlag::Sha256 hash;
    CHECK(hash.hex() == sha256_hex(""));
    hash.add("a");
    CHECK(hash.hex() == sha256_hex("a"));
    hash.add("bc");
    CHECK(hash.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

// The third example of FIPS 180-4.
TEST_CASE("a million times the letter a") {
    rodevlag::Sha256 hash;
    for (int piece = 0; piece < 1000; ++piece) {
        hash.add(std::string(1000, 'a'));
    }
    CHECK(hash.hex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
