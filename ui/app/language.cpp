// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/language.hpp"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace facialis::ui {
namespace {

/// All our words stand in one context: one that moves to another class keeps its translation.
class OurWords final : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(const char* /*context*/, const char* source,
                                    const char* /*disambiguation*/, int /*n*/) const override
    {
        return QTranslator::translate("Facialis", source);
    }
};

}  // namespace

QStringList languageNames()
{
    return {QStringLiteral("system"), QStringLiteral("en"), QStringLiteral("de")};
}

void speak(QCoreApplication& application, const QString& language)
{
    const bool isSystem = language == QLatin1String("system");
    const QLocale locale = isSystem ? QLocale::system() : QLocale(language);
    if (locale.language() != QLocale::German)
        return;
    auto* ours = new OurWords(&application);
    if (ours->load(QStringLiteral(":/i18n/facialis_de.qm")))
        QCoreApplication::installTranslator(ours);
    // Buttons and file dialogs of Qt itself, where the system has them.
    auto* ofQt = new QTranslator(&application);
    if (ofQt->load(QStringLiteral("qtbase_de"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
}

}  // namespace facialis::ui
