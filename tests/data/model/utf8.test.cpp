// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/utf8.hpp"

#include <catch2/catch.hpp>

using namespace facialis;

TEST_CASE("Text of unknown encoding becomes UTF-8 and stays itself when it is", "[model][utf8]")
{
    CHECK(toUtf8("Müller 眼 😀\t\n") == "Müller 眼 😀\t\n");
    CHECK(toUtf8("M\xFCller \xB5V") == "Müller µV");
    CHECK(toUtf8("a\x01\x7F"
                 "b") == "a  b");
    CHECK(toUtf8("") == "");
    for (const char* bad : {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80",
                            "\xE2\x82", "\xFF"}) {
        CHECK_FALSE(isUtf8(bad));
        CHECK(isUtf8(toUtf8(bad)));
    }
}

TEST_CASE("ASCII is as near as it comes, and cutting splits no character", "[model][utf8]")
{
    CHECK(toAscii("Müller é µV \u03BCV 10 kΩ") == "Muller e uV uV 10 k?");
    CHECK(toAscii("\u00A0\u00FF") == " y");
    CHECK(utf8Prefix("aü眼", 2) == "a");
    CHECK(utf8Prefix("aü眼", 3) == "aü");
    CHECK(utf8Prefix("aü眼", 5) == "aü");
    CHECK(utf8Prefix("aü眼", 6) == "aü眼");
}
