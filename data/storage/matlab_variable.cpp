// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/matlab_variable.hpp"

#include <cstring>

#include "data/model/utf8.hpp"

namespace facialis {

namespace {

constexpr std::size_t mostElements = std::size_t{1} << 34;

template <class Number>
double numberAt(const void* data, std::size_t index)
{
    Number number;
    std::memcpy(&number, static_cast<const char*>(data) + index * sizeof number, sizeof number);
    return static_cast<double>(number);
}

/// Characters stand in one byte or two, column by column.
template <class Text, class Unit>
Text unitsOf(const matvar_t& variable, std::size_t row)
{
    Text text;
    for (std::size_t column = 0; column < variable.dims[1]; ++column) {
        Unit unit;
        std::memcpy(&unit,
                    static_cast<const char*>(variable.data) +
                        (column * variable.dims[0] + row) * sizeof unit,
                    sizeof unit);
        text += static_cast<typename Text::value_type>(unit);
    }
    return text;
}

std::string rowOf(const matvar_t& variable, std::size_t row)
{
    const bool isWide = variable.data_type == MAT_T_UINT16 || variable.data_type == MAT_T_UTF16;
    std::string text = isWide ? toUtf8(unitsOf<std::u16string, std::uint16_t>(variable, row))
                              : toUtf8(unitsOf<std::string, std::uint8_t>(variable, row));
    text.erase(text.find_last_not_of(std::string_view(" \0", 2)) + 1);
    return text;
}

bool isText(const matvar_t& variable)
{
    return variable.class_type == MAT_C_CHAR && variable.rank == 2 && variable.data &&
           variable.data_size >= 1 &&
           elementsOf(variable) * static_cast<std::size_t>(variable.data_size) <= variable.nbytes &&
           (variable.data_size >= 2 ||
            (variable.data_type != MAT_T_UINT16 && variable.data_type != MAT_T_UTF16));
}

}  // namespace

std::size_t elementsOf(const matvar_t& variable)
{
    if (variable.rank != 2 || !variable.dims)
        return 0;
    const std::size_t rows = variable.dims[0], columns = variable.dims[1];
    if (rows == 0 || columns == 0 || rows > mostElements / columns)
        return 0;
    return rows * columns;
}

bool isRealMatrix(const matvar_t& variable)
{
    const std::size_t elements = elementsOf(variable);
    return elements > 0 && storedTypeOf(variable.class_type) && variable.isComplex == 0 &&
           variable.data && variable.data_size > 0 &&
           elements <= variable.nbytes / static_cast<std::size_t>(variable.data_size);
}

std::optional<SampleType> storedTypeOf(matio_classes kind)
{
    switch (kind) {
    case MAT_C_INT8:
    case MAT_C_UINT8:
    case MAT_C_INT16: return SampleType::int16;
    case MAT_C_UINT16:
    case MAT_C_INT32: return SampleType::int32;
    case MAT_C_SINGLE: return SampleType::float32;
    case MAT_C_DOUBLE:
    case MAT_C_UINT32:
    case MAT_C_INT64:
    case MAT_C_UINT64: return SampleType::float64;
    default: return std::nullopt;
    }
}

double valueAt(const matvar_t& variable, std::size_t index)
{
    switch (variable.class_type) {
    case MAT_C_INT8: return numberAt<std::int8_t>(variable.data, index);
    case MAT_C_UINT8: return numberAt<std::uint8_t>(variable.data, index);
    case MAT_C_INT16: return numberAt<std::int16_t>(variable.data, index);
    case MAT_C_UINT16: return numberAt<std::uint16_t>(variable.data, index);
    case MAT_C_INT32: return numberAt<std::int32_t>(variable.data, index);
    case MAT_C_UINT32: return numberAt<std::uint32_t>(variable.data, index);
    case MAT_C_INT64: return numberAt<std::int64_t>(variable.data, index);
    case MAT_C_UINT64: return numberAt<std::uint64_t>(variable.data, index);
    case MAT_C_SINGLE: return numberAt<float>(variable.data, index);
    default: return numberAt<double>(variable.data, index);
    }
}

std::optional<double> scalarOf(const matvar_t& variable)
{
    if (!isRealMatrix(variable) || elementsOf(variable) != 1)
        return std::nullopt;
    return valueAt(variable, 0);
}

std::string textOf(const matvar_t& variable)
{
    return isText(variable) && variable.dims[0] == 1 ? rowOf(variable, 0) : std::string();
}

std::vector<std::string> textsOf(const matvar_t& variable)
{
    std::vector<std::string> texts;
    if (isText(variable)) {
        for (std::size_t row = 0; row < variable.dims[0]; ++row)
            texts.push_back(rowOf(variable, row));
    } else if (variable.class_type == MAT_C_CELL && variable.data &&
               variable.nbytes / sizeof(matvar_t*) >= elementsOf(variable)) {
        for (std::size_t i = 0; i < elementsOf(variable); ++i) {
            const matvar_t* cell = static_cast<matvar_t* const*>(variable.data)[i];
            texts.push_back(cell ? textOf(*cell) : std::string());
        }
    }
    return texts;
}

}  // namespace facialis
