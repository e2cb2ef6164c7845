<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
 <context>
  <name>Facialis</name>
  <message>
   <source> / </source>
   <translation> / </translation>
  </message>
  <message>
   <source> Both are the same file.</source>
   <translation> Beide sind dieselbe Datei.</translation>
  </message>
  <message>
   <source> See --help.</source>
   <translation> Siehe --help.</translation>
  </message>
  <message>
   <source> The review beside %1 does not fit it and is not used.</source>
   <translation> Die Durchsicht neben %1 passt nicht dazu und wird nicht verwendet.</translation>
  </message>
  <message>
   <source> limit %1%2</source>
   <translation> Grenze %1%2</translation>
  </message>
  <message>
   <source> or </source>
   <translation> oder </translation>
  </message>
  <message>
   <source> · in use</source>
   <translation> · in Gebrauch</translation>
  </message>
  <message>
   <source> · κ %1 · %2 %</source>
   <translation> · κ %1 · %2 %</translation>
  </message>
  <message>
   <source>% of the time</source>
   <translation>% der Zeit</translation>
  </message>
  <message>
   <source>%1</source>
   <translation>%1</translation>
  </message>
  <message>
   <source>%1 %. The traces can be reviewed meanwhile.</source>
   <translation>%1 %. Die Kurven können inzwischen durchgesehen werden.</translation>
  </message>
  <message>
   <source>%1 %2 (%3): %4</source>
   <translation>%1 %2 (%3): %4</translation>
  </message>
  <message>
   <source>%1 %2 and more</source>
   <translation>%1 %2 und mehr</translation>
  </message>
  <message>
   <source>%1 %2 ms</source>
   <translation>%1 %2 ms</translation>
  </message>
  <message>
   <source>%1 %2, knowledge base %3</source>
   <translation>%1 %2, Wissensbasis %3</translation>
  </message>
  <message>
   <source>%1 %2, median %3 %4</source>
   <translation>%1 %2, Median %3 %4</translation>
  </message>
  <message>
   <source>%1 %2/div</source>
   <translation>%1 %2/Div</translation>
  </message>
  <message>
   <source>%1 %2: %3 of %4</source>
   <translation>%1 %2: %3 von %4</translation>
  </message>
  <message>
   <source>%1 (amendment)</source>
   <translation>%1 (Nachtrag)</translation>
  </message>
  <message>
   <source>%1 (dark) to %2 (light), %3</source>
   <translation>%1 (dunkel) bis %2 (hell), %3</translation>
  </message>
  <message>
   <source>%1 (undone)</source>
   <translation>%1 (rückgängig gemacht)</translation>
  </message>
  <message>
   <source>%1 GB</source>
   <translation>%1 GB</translation>
  </message>
  <message>
   <source>%1 Hz</source>
   <translation>%1 Hz</translation>
  </message>
  <message>
   <source>%1 Hz (dB)</source>
   <translation>%1 Hz (dB)</translation>
  </message>
  <message>
   <source>%1 Hz measured</source>
   <translation>%1 Hz gemessen</translation>
  </message>
  <message>
   <source>%1 Hz stated</source>
   <translation>%1 Hz angegeben</translation>
  </message>
  <message>
   <source>%1 MB</source>
   <translation>%1 MB</translation>
  </message>
  <message>
   <source>%1 accepted</source>
   <translation>%1 angenommen</translation>
  </message>
  <message>
   <source>%1 amendments since.</source>
   <translation>Seither %1 Nachträge.</translation>
  </message>
  <message>
   <source>%1 behind; the stream goes on; End = live</source>
   <translation>%1 zurück; der Strom läuft weiter; Ende = live</translation>
  </message>
  <message>
   <source>%1 bursts</source>
   <translation>%1 Bursts</translation>
  </message>
  <message>
   <source>%1 bursts in %2</source>
   <translation>%1 Bursts in %2</translation>
  </message>
  <message>
   <source>%1 channels</source>
   <translation>%1 Kanäle</translation>
  </message>
  <message>
   <source>%1 channels have no place here</source>
   <translation>%1 Kanäle haben hier keinen Platz</translation>
  </message>
  <message>
   <source>%1 channels: %2 (%3)</source>
   <translation>%1 Kanäle: %2 (%3)</translation>
  </message>
  <message>
   <source>%1 could not be analysed: %2</source>
   <translation>%1 konnte nicht ausgewertet werden: %2</translation>
  </message>
  <message>
   <source>%1 could not be written; choose another folder</source>
   <translation>%1 konnte nicht geschrieben werden; bitte einen anderen Ordner wählen</translation>
  </message>
  <message>
   <source>%1 did not run: %2</source>
   <translation>%1 lief nicht: %2</translation>
  </message>
  <message>
   <source>%1 frames</source>
   <translation>%1 Abtastungen</translation>
  </message>
  <message>
   <source>%1 h %2 min %3 s</source>
   <translation>%1 h %2 min %3 s</translation>
  </message>
  <message>
   <source>%1 holds no EMG: its spectrogram is not made.</source>
   <translation>%1 enthält kein EMG: kein Spektrogramm.</translation>
  </message>
  <message>
   <source>%1 holds no EMG: its spectrum is not taken.</source>
   <translation>%1 enthält kein EMG: kein Spektrum.</translation>
  </message>
  <message>
   <source>%1 holds no EMG: no detector looks at it.</source>
   <translation>%1 enthält kein EMG: kein Detektor sieht es an.</translation>
  </message>
  <message>
   <source>%1 kB</source>
   <translation>%1 kB</translation>
  </message>
  <message>
   <source>%1 mean %2</source>
   <translation>%1 Mittel %2</translation>
  </message>
  <message>
   <source>%1 median %2</source>
   <translation>%1 Median %2</translation>
  </message>
  <message>
   <source>%1 min %2 s</source>
   <translation>%1 min %2 s</translation>
  </message>
  <message>
   <source>%1 missing: %2</source>
   <translation>%1 fehlt: %2</translation>
  </message>
  <message>
   <source>%1 moves with %2: %3 of %4 movements</source>
   <translation>%1 bewegt sich mit %2: %3 von %4 Bewegungen</translation>
  </message>
  <message>
   <source>%1 ms</source>
   <translation>%1 ms</translation>
  </message>
  <message>
   <source>%1 ms (quartiles %2 to %3), onset to onset</source>
   <translation>%1 ms (Quartile %2 bis %3), von Beginn zu Beginn</translation>
  </message>
  <message>
   <source>%1 ms and the detector's</source>
   <translation>%1 ms und die des Detektors</translation>
  </message>
  <message>
   <source>%1 ms, %2 times noise</source>
   <translation>%1 ms, %2-faches Rauschen</translation>
  </message>
  <message>
   <source>%1 ms/div, %2 %3/div</source>
   <translation>%1 ms/Div, %2 %3/Div</translation>
  </message>
  <message>
   <source>%1 ms/page</source>
   <translation>%1 ms/Seite</translation>
  </message>
  <message>
   <source>%1 of %2</source>
   <translation>%1 von %2</translation>
  </message>
  <message>
   <source>%1 of %2 trials = %3 % (95 % interval %4–%5 %)</source>
   <translation>%1 von %2 Durchgängen = %3 % (95-%-Intervall %4–%5 %)</translation>
  </message>
  <message>
   <source>%1 opens only with the rate, unit or columns that were stated of the first file; they are used for it, too.</source>
   <translation>%1 lässt sich nur mit der Rate, Einheit oder den Spalten öffnen, die für die erste Datei angegeben wurden; sie gelten auch dafür.</translation>
  </message>
  <message>
   <source>%1 over the examination</source>
   <translation>%1 über die Untersuchung</translation>
  </message>
  <message>
   <source>%1 rates</source>
   <translation>%1 Abtastraten</translation>
  </message>
  <message>
   <source>%1 rejected: %2</source>
   <translation>%1 verworfen: %2</translation>
  </message>
  <message>
   <source>%1 s</source>
   <translation>%1 s</translation>
  </message>
  <message>
   <source>%1 s/page</source>
   <translation>%1 s/Seite</translation>
  </message>
  <message>
   <source>%1 segments</source>
   <translation>%1 Abschnitte</translation>
  </message>
  <message>
   <source>%1 slope</source>
   <translation>Steigung von %1</translation>
  </message>
  <message>
   <source>%1 steps</source>
   <translation>%1 Schritte</translation>
  </message>
  <message>
   <source>%1 sweeps</source>
   <translation>%1 Sweeps</translation>
  </message>
  <message>
   <source>%1 times rest</source>
   <translation>%1-fache Ruhe</translation>
  </message>
  <message>
   <source>%1 times the mirror muscle; cut-off %2 (R73) %3</source>
   <translation>%1-faches des Spiegelmuskels; Grenzwert %2 (R73) %3</translation>
  </message>
  <message>
   <source>%1 to %2 of %3 is shown</source>
   <translation>%1 bis %2 von %3 ist zu sehen</translation>
  </message>
  <message>
   <source>%1 to %2: %3, %4 of %5 trials</source>
   <translation>%1 zu %2: %3, %4 von %5 Durchgängen</translation>
  </message>
  <message>
   <source>%1 warnings:</source>
   <translation>%1 Warnungen:</translation>
  </message>
  <message>
   <source>%1 warnings: see Signal quality</source>
   <translation>%1 Hinweise: siehe Signalqualität</translation>
  </message>
  <message>
   <source>%1 was not moved on purpose: nothing to judge.</source>
   <translation>%1 wurde nicht willkürlich bewegt: nichts zu beurteilen.</translation>
  </message>
  <message>
   <source>%1 without muscle or side: they take no part in blinks, synkinesis and findings. F2 or a double click changes a cell.</source>
   <translation>%1 ohne Muskel oder Seite: Sie fehlen bei Blinzeln, Synkinesien und Befunden. F2 oder Doppelklick ändert eine Zelle.</translation>
  </message>
  <message>
   <source>%1, %2</source>
   <translation>%1, %2</translation>
  </message>
  <message>
   <source>%1, %2 %3</source>
   <translation>%1, %2 %3</translation>
  </message>
  <message>
   <source>%1, %2 %3, at %4, %5 ms</source>
   <translation>%1, %2 %3, bei %4, %5 ms</translation>
  </message>
  <message>
   <source>%1, %2 Hz, %3</source>
   <translation>%1, %2 Hz, %3</translation>
  </message>
  <message>
   <source>%1, burst %2 of %3: %4</source>
   <translation>%1, Burst %2 von %3: %4</translation>
  </message>
  <message>
   <source>%1, number %2 here and %3 there</source>
   <translation>%1, Nummer %2 hier und %3 dort</translation>
  </message>
  <message>
   <source>%1, time %2 of %3, movement %4 of %5</source>
   <translation>%1, Durchgang %2 von %3, Bewegung %4 von %5</translation>
  </message>
  <message>
   <source>%1: %2</source>
   <translation>%1: %2</translation>
  </message>
  <message>
   <source>%1: %2 to %3 %4</source>
   <translation>%1: %2 bis %3 %4</translation>
  </message>
  <message>
   <source>%1: mean %2 Hz, median %3 Hz</source>
   <translation>%1: mittlere %2 Hz, mediane %3 Hz</translation>
  </message>
  <message>
   <source>%1: no mean or median frequency (too short, or the band is too narrow)</source>
   <translation>%1: keine mittlere oder mediane Frequenz (zu kurz, oder das Band ist zu schmal)</translation>
  </message>
  <message>
   <source>%1: nothing to measure</source>
   <translation>%1: nichts zu messen</translation>
  </message>
  <message>
   <source>%1: row moves, column follows</source>
   <translation>%1: Zeile bewegt sich, Spalte folgt</translation>
  </message>
  <message>
   <source>%1: samples are missing</source>
   <translation>%1: Abtastwerte fehlen</translation>
  </message>
  <message>
   <source>%1: strongest at %2 Hz, %3 dB</source>
   <translation>%1: am stärksten bei %2 Hz, %3 dB</translation>
  </message>
  <message>
   <source>&amp;0 Kind as the rules say</source>
   <translation>&amp;0 Art nach den Regeln</translation>
  </message>
  <message>
   <source>&amp;1 Blink</source>
   <translation>&amp;1 Blinzeln</translation>
  </message>
  <message>
   <source>&amp;1 recent</source>
   <translation>&amp;1 zuletzt</translation>
  </message>
  <message>
   <source>&amp;2 Voluntary</source>
   <translation>&amp;2 Willkürlich</translation>
  </message>
  <message>
   <source>&amp;2 recent</source>
   <translation>&amp;2 zuletzt</translation>
  </message>
  <message>
   <source>&amp;3 Clonic spasm</source>
   <translation>&amp;3 Klonischer Spasmus</translation>
  </message>
  <message>
   <source>&amp;3 recent</source>
   <translation>&amp;3 zuletzt</translation>
  </message>
  <message>
   <source>&amp;4 Tonic spasm</source>
   <translation>&amp;4 Tonischer Spasmus</translation>
  </message>
  <message>
   <source>&amp;4 recent</source>
   <translation>&amp;4 zuletzt</translation>
  </message>
  <message>
   <source>&amp;5 Synkinetic</source>
   <translation>&amp;5 Synkinetisch</translation>
  </message>
  <message>
   <source>&amp;5 recent</source>
   <translation>&amp;5 zuletzt</translation>
  </message>
  <message>
   <source>&amp;6 Myokymic</source>
   <translation>&amp;6 Myokym</translation>
  </message>
  <message>
   <source>&amp;6 recent</source>
   <translation>&amp;6 zuletzt</translation>
  </message>
  <message>
   <source>&amp;7 Artifact</source>
   <translation>&amp;7 Artefakt</translation>
  </message>
  <message>
   <source>&amp;7 recent</source>
   <translation>&amp;7 zuletzt</translation>
  </message>
  <message>
   <source>&amp;8 Unclassified</source>
   <translation>&amp;8 Nicht eingeordnet</translation>
  </message>
  <message>
   <source>&amp;8 recent</source>
   <translation>&amp;8 zuletzt</translation>
  </message>
  <message>
   <source>&amp;9 recent</source>
   <translation>&amp;9 zuletzt</translation>
  </message>
  <message>
   <source>&amp;About Facialis</source>
   <translation>Ü&amp;ber Facialis</translation>
  </message>
  <message>
   <source>&amp;Add note…</source>
   <translation>Notiz &amp;anfügen…</translation>
  </message>
  <message>
   <source>&amp;Address</source>
   <translation>&amp;Adresse</translation>
  </message>
  <message>
   <source>&amp;Amplitude limits</source>
   <translation>&amp;Amplitudengrenzen</translation>
  </message>
  <message>
   <source>&amp;Change note…</source>
   <translation>Notiz ä&amp;ndern…</translation>
  </message>
  <message>
   <source>&amp;Channels</source>
   <translation>&amp;Kanäle</translation>
  </message>
  <message>
   <source>&amp;Clear marks, back to the traces</source>
   <translation>Marken &amp;löschen, zurück zu den Kurven</translation>
  </message>
  <message>
   <source>&amp;Close recording</source>
   <translation>Aufzeichnung s&amp;chließen</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <source>&amp;Cursors</source>
   <translation>&amp;Messlinien</translation>
  </message>
  <message>
   <source>&amp;Dark theme</source>
   <translation>&amp;Dunkles Farbschema</translation>
  </message>
  <message>
   <source>&amp;Detectors</source>
   <translation>&amp;Detektoren</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>&amp;Bearbeiten</translation>
  </message>
  <message>
   <source>&amp;End of the recording</source>
   <translation>&amp;Ende der Aufzeichnung</translation>
  </message>
  <message>
   <source>&amp;End the comparison</source>
   <translation>Vergleich be&amp;enden</translation>
  </message>
  <message>
   <source>&amp;English</source>
   <translation>&amp;Englisch (English)</translation>
  </message>
  <message>
   <source>&amp;Envelopes</source>
   <translation>&amp;Hüllkurven</translation>
  </message>
  <message>
   <source>&amp;Events</source>
   <translation>&amp;Ereignisse</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <source>&amp;Filtered</source>
   <translation>&amp;Gefiltert</translation>
  </message>
  <message>
   <source>&amp;Forget recent files</source>
   <translation>Zuletzt geöffnete &amp;vergessen</translation>
  </message>
  <message>
   <source>&amp;Freeze the picture</source>
   <translation>Bild an&amp;halten</translation>
  </message>
  <message>
   <source>&amp;Go</source>
   <translation>&amp;Gehe zu</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Hilfe</translation>
  </message>
  <message>
   <source>&amp;High contrast</source>
   <translation>&amp;Hoher Kontrast</translation>
  </message>
  <message>
   <source>&amp;Histograms</source>
   <translation>&amp;Histogramme</translation>
  </message>
  <message>
   <source>&amp;Interpretation</source>
   <translation>&amp;Deutung</translation>
  </message>
  <message>
   <source>&amp;Keyboard shortcuts</source>
   <translation>&amp;Tastaturkürzel</translation>
  </message>
  <message>
   <source>&amp;Kind of device</source>
   <translation>&amp;Art des Geräts</translation>
  </message>
  <message>
   <source>&amp;Larger traces</source>
   <translation>G&amp;rößere Kurven</translation>
  </message>
  <message>
   <source>&amp;Light theme</source>
   <translation>&amp;Helles Farbschema</translation>
  </message>
  <message>
   <source>&amp;Live</source>
   <translation>&amp;Live</translation>
  </message>
  <message>
   <source>&amp;Live examination…</source>
   <translation>&amp;Live-Untersuchung…</translation>
  </message>
  <message>
   <source>&amp;Longer page</source>
   <translation>&amp;Längere Seite</translation>
  </message>
  <message>
   <source>&amp;Marker of any words</source>
   <translation>Marke mit beliebigen &amp;Worten</translation>
  </message>
  <message>
   <source>&amp;Montage</source>
   <translation>&amp;Montage</translation>
  </message>
  <message>
   <source>&amp;Name the patient in outputs</source>
   <translation>Patienten in Ausgaben &amp;nennen</translation>
  </message>
  <message>
   <source>&amp;Negative up</source>
   <translation>&amp;Negativ nach oben</translation>
  </message>
  <message>
   <source>&amp;Next event</source>
   <translation>&amp;Nächstes Ereignis</translation>
  </message>
  <message>
   <source>&amp;Normal text</source>
   <translation>&amp;Normale Schrift</translation>
  </message>
  <message>
   <source>&amp;Open…</source>
   <translation>Ö&amp;ffnen…</translation>
  </message>
  <message>
   <source>&amp;Output</source>
   <translation>A&amp;usgabe</translation>
  </message>
  <message>
   <source>&amp;Panels</source>
   <translation>&amp;Felder</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>&amp;Beenden</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>Wieder&amp;herstellen</translation>
  </message>
  <message>
   <source>&amp;Review and steps</source>
   <translation>&amp;Durchsicht und Schritte</translation>
  </message>
  <message>
   <source>&amp;Right and left face to face</source>
   <translation>&amp;Rechts und links gegenüber</translation>
  </message>
  <message>
   <source>&amp;Save its files…</source>
   <translation>&amp;Dateien dazu speichern…</translation>
  </message>
  <message>
   <source>&amp;Save review</source>
   <translation>Durchsicht &amp;speichern</translation>
  </message>
  <message>
   <source>&amp;Session file (NWB)…</source>
   <translation>&amp;Sitzungsdatei (NWB)…</translation>
  </message>
  <message>
   <source>&amp;Settings</source>
   <translation>&amp;Einstellungen</translation>
  </message>
  <message>
   <source>&amp;Smaller traces</source>
   <translation>&amp;Kleinere Kurven</translation>
  </message>
  <message>
   <source>&amp;Spectrum</source>
   <translation>S&amp;pektrum</translation>
  </message>
  <message>
   <source>&amp;Start</source>
   <translation>&amp;Beginnen</translation>
  </message>
  <message>
   <source>&amp;Start of the recording</source>
   <translation>&amp;Anfang der Aufzeichnung</translation>
  </message>
  <message>
   <source>&amp;Stop and finish</source>
   <translation>Anhalten und ab&amp;schließen</translation>
  </message>
  <message>
   <source>&amp;Tables…</source>
   <translation>&amp;Tabellen…</translation>
  </message>
  <message>
   <source>&amp;Traces</source>
   <translation>&amp;Kurven</translation>
  </message>
  <message>
   <source>&amp;Trend</source>
   <translation>&amp;Verlauf</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Rückgängig</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Ansicht</translation>
  </message>
  <message>
   <source>&amp;Whole recording</source>
   <translation>&amp;Ganze Aufzeichnung</translation>
  </message>
  <message>
   <source>+</source>
   <translation>+</translation>
  </message>
  <message>
   <source>+ ↑</source>
   <translation>+ ↑</translation>
  </message>
  <message>
   <source>+%1 more</source>
   <translation>+%1 weitere</translation>
  </message>
  <message>
   <source>, %1 a second</source>
   <translation>, %1 je Sekunde</translation>
  </message>
  <message>
   <source>, %1 ms</source>
   <translation>, %1 ms</translation>
  </message>
  <message>
   <source>, %1 ppm</source>
   <translation>, %1 ppm</translation>
  </message>
  <message>
   <source>, %1 to %2, %3</source>
   <translation>, %1 bis %2, %3</translation>
  </message>
  <message>
   <source>, %1 to %2, %3, %4 bursts in view</source>
   <translation>, %1 bis %2, %3, %4 Bursts zu sehen</translation>
  </message>
  <message>
   <source>, %1 µV</source>
   <translation>, %1 µV</translation>
  </message>
  <message>
   <source>, delay %1 ms</source>
   <translation>, Verzögerung %1 ms</translation>
  </message>
  <message>
   <source>, lag %1 ms</source>
   <translation>, Latenz %1 ms</translation>
  </message>
  <message>
   <source>, no delay</source>
   <translation>, keine Verzögerung</translation>
  </message>
  <message>
   <source>, number %1 shown (N, P)</source>
   <translation>, Nummer %1 ist zu sehen (N, P)</translation>
  </message>
  <message>
   <source>, slope %1 a minute (Theil-Sen, p = %2)</source>
   <translation>, Steigung %1 je Minute (Theil-Sen, p = %2)</translation>
  </message>
  <message>
   <source>--at %1: not a time in seconds</source>
   <translation>--at %1: keine Zeit in Sekunden</translation>
  </message>
  <message>
   <source>--compare belongs to a FILE</source>
   <translation>--compare gehört zu einer FILE</translation>
  </message>
  <message>
   <source>--keep belongs to --live</source>
   <translation>--keep gehört zu --live</translation>
  </message>
  <message>
   <source>--language %1: choose one of %2</source>
   <translation>--language %1: bitte eines von %2 wählen</translation>
  </message>
  <message>
   <source>--montage belongs to --live; a file's channels are named in the window</source>
   <translation>--montage gehört zu --live; die Kanäle einer Datei werden im Fenster benannt</translation>
  </message>
  <message>
   <source>--rate %1: not a rate in Hz</source>
   <translation>--rate %1: keine Abtastrate in Hz</translation>
  </message>
  <message>
   <source>--show %1: no such look; choose of %2</source>
   <translation>--show %1: gibt es nicht; zur Wahl stehen %2</translation>
  </message>
  <message>
   <source>--show and --view belong to a FILE, not to --live</source>
   <translation>--show und --view gehören zu einer FILE, nicht zu --live</translation>
  </message>
  <message>
   <source>--size %1: give WIDTHxHEIGHT from 320x240 to 8192x8192</source>
   <translation>--size %1: bitte BREITExHÖHE von 320x240 bis 8192x8192 angeben</translation>
  </message>
  <message>
   <source>--size, --at, --view and --show belong to --screenshot</source>
   <translation>--size, --at, --view und --show gehören zu --screenshot</translation>
  </message>
  <message>
   <source>--text-size %1: give a number from %2 to %3</source>
   <translation>--text-size %1: eine Zahl von %2 bis %3 angeben</translation>
  </message>
  <message>
   <source>--theme %1: choose one of %2</source>
   <translation>--theme %1: bitte eines von %2 wählen</translation>
  </message>
  <message>
   <source>--threads %1: give a number from 1</source>
   <translation>--threads %1: bitte eine Zahl ab 1 angeben</translation>
  </message>
  <message>
   <source>--unit %1: give uV, mV or V</source>
   <translation>--unit %1: bitte uV, mV oder V angeben</translation>
  </message>
  <message>
   <source>--view %1: give a FILE; without one there is only welcome</source>
   <translation>--view %1: eine FILE angeben; ohne sie gibt es nur welcome</translation>
  </message>
  <message>
   <source>--view %1: no such view; choose one of %2</source>
   <translation>--view %1: diese Ansicht gibt es nicht; bitte eine von %2 wählen</translation>
  </message>
  <message>
   <source>--view welcome goes without a FILE</source>
   <translation>--view welcome geht ohne DATEI</translation>
  </message>
  <message>
   <source>1 amendment since.</source>
   <translation>Seither 1 Nachtrag.</translation>
  </message>
  <message>
   <source>1 burst</source>
   <translation>1 Burst</translation>
  </message>
  <message>
   <source>1 channel</source>
   <translation>1 Kanal</translation>
  </message>
  <message>
   <source>1 channel has no place here</source>
   <translation>1 Kanal hat hier keinen Platz</translation>
  </message>
  <message>
   <source>1 frame</source>
   <translation>1 Abtastung</translation>
  </message>
  <message>
   <source>1 segment</source>
   <translation>1 Abschnitt</translation>
  </message>
  <message>
   <source>1 step</source>
   <translation>1 Schritt</translation>
  </message>
  <message>
   <source>1 warning: see Signal quality</source>
   <translation>1 Hinweis: siehe Signalqualität</translation>
  </message>
  <message>
   <source>1&amp;0 recent</source>
   <translation>1&amp;0 zuletzt</translation>
  </message>
  <message>
   <source>1/Δt %1 Hz</source>
   <translation>1/Δt %1 Hz</translation>
  </message>
  <message>
   <source>3/5: followed in 3 of 5 trials</source>
   <translation>3/5: folgte in 3 von 5 Durchgängen</translation>
  </message>
  <message>
   <source>95 % from</source>
   <translation>95 % von</translation>
  </message>
  <message>
   <source>95 % to</source>
   <translation>95 % bis</translation>
  </message>
  <message>
   <source>: nearly full</source>
   <translation>: fast voll</translation>
  </message>
  <message>
   <source>&lt;b&gt;Facialis %1&lt;/b&gt;&lt;br&gt;Surface EMG of the face: traces, bursts, synkinesis, and the causes they are compatible with.</source>
   <translation>&lt;b&gt;Facialis %1&lt;/b&gt;&lt;br&gt;Oberflächen-EMG des Gesichts: Kurven, Bursts, Synkinesien und die Ursachen, mit denen sie vereinbar sind.</translation>
  </message>
  <message>
   <source>&lt;b&gt;None, or too little to go on.&lt;/b&gt;&lt;br&gt;No cause of the knowledge base is supported by this recording.</source>
   <translation>&lt;b&gt;Keine, oder zu wenig Anhalt.&lt;/b&gt;&lt;br&gt;Diese Aufzeichnung stützt keine Ursache der Wissensbasis.</translation>
  </message>
  <message>
   <source>?</source>
   <translation>?</translation>
  </message>
  <message>
   <source>A %1</source>
   <translation>A %1</translation>
  </message>
  <message>
   <source>A folder for the tables</source>
   <translation>Ein Ordner für die Tabellen</translation>
  </message>
  <message>
   <source>A little &amp;back</source>
   <translation>Etwas &amp;zurück</translation>
  </message>
  <message>
   <source>A little &amp;forward</source>
   <translation>Etwas &amp;vor</translation>
  </message>
  <message>
   <source>A muscle is not judged against itself.</source>
   <translation>Ein Muskel wird nicht gegen sich selbst beurteilt.</translation>
  </message>
  <message>
   <source>A new folder for the dataset</source>
   <translation>Ein neuer Ordner für den Datensatz</translation>
  </message>
  <message>
   <source>A to B, %1: RMS %2 %3</source>
   <translation>A bis B, %1: RMS %2 %3</translation>
  </message>
  <message>
   <source>About</source>
   <translation>Worüber</translation>
  </message>
  <message>
   <source>About Facialis</source>
   <translation>Über Facialis</translation>
  </message>
  <message>
   <source>About Facialis: version, licence, limits of use</source>
   <translation>Über Facialis: Version, Lizenz, Grenzen des Gebrauchs</translation>
  </message>
  <message>
   <source>Activity</source>
   <translation>Aktivität</translation>
  </message>
  <message>
   <source>Add &amp;burst</source>
   <translation>Burst an&amp;fügen</translation>
  </message>
  <message>
   <source>Address of the source</source>
   <translation>Adresse der Quelle</translation>
  </message>
  <message>
   <source>After</source>
   <translation>Nachher</translation>
  </message>
  <message>
   <source>After: %1</source>
   <translation>Nachher: %1</translation>
  </message>
  <message>
   <source>Align</source>
   <translation>Ausrichten</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Alles</translation>
  </message>
  <message>
   <source>All channels</source>
   <translation>Alle Kanäle</translation>
  </message>
  <message>
   <source>All channels usable, nothing remarkable.</source>
   <translation>Alle Kanäle brauchbar, nichts Auffälliges.</translation>
  </message>
  <message>
   <source>All channels: %1</source>
   <translation>Alle Kanäle: %1</translation>
  </message>
  <message>
   <source>All kinds</source>
   <translation>Alle Arten</translation>
  </message>
  <message>
   <source>All movements are done</source>
   <translation>Alle Bewegungen sind getan</translation>
  </message>
  <message>
   <source>All muscles are at rest.</source>
   <translation>Alle Muskeln sind in Ruhe.</translation>
  </message>
  <message>
   <source>Analysing %1 %</source>
   <translation>Auswertung %1 %</translation>
  </message>
  <message>
   <source>Analysing…</source>
   <translation>Auswertung…</translation>
  </message>
  <message>
   <source>Another output is still being written.</source>
   <translation>Eine andere Ausgabe wird noch geschrieben.</translation>
  </message>
  <message>
   <source>Another recording of the same patient, shown beside FILE.</source>
   <translation>Eine andere Aufnahme desselben Patienten, neben FILE gezeigt.</translation>
  </message>
  <message>
   <source>Answer the questions on history and examination</source>
   <translation>Fragen zu Anamnese und Untersuchung beantworten</translation>
  </message>
  <message>
   <source>Artifact</source>
   <translation>Artefakt</translation>
  </message>
  <message>
   <source>As the file was opened</source>
   <translation>Wie beim Öffnen der Datei</translation>
  </message>
  <message>
   <source>Ask for the movement once more</source>
   <translation>Diese Bewegung noch einmal verlangen</translation>
  </message>
  <message>
   <source>B</source>
   <translation>B</translation>
  </message>
  <message>
   <source>B %1</source>
   <translation>B %1</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Back from &amp;zoom</source>
   <translation>Zurück vom &amp;Zoom</translation>
  </message>
  <message>
   <source>Back to &amp;now</source>
   <translation>Zurück zum &amp;Jetzt</translation>
  </message>
  <message>
   <source>Back to the &amp;beginning</source>
   <translation>Zurück zum &amp;Anfang</translation>
  </message>
  <message>
   <source>Back to the recordings</source>
   <translation>Zurück zu den Aufzeichnungen</translation>
  </message>
  <message>
   <source>Back to what happens now</source>
   <translation>Zurück zu dem, was jetzt geschieht</translation>
  </message>
  <message>
   <source>Back to what happens now  (End)</source>
   <translation>Zurück zu dem, was jetzt geschieht  (Ende)</translation>
  </message>
  <message>
   <source>Bad</source>
   <translation>Schlecht</translation>
  </message>
  <message>
   <source>Bad chann&amp;el</source>
   <translation>Schlechter &amp;Kanal</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>Vorher</translation>
  </message>
  <message>
   <source>Before: %1</source>
   <translation>Vorher: %1</translation>
  </message>
  <message>
   <source>Before: %1 · after: %2</source>
   <translation>Vorher: %1 · nachher: %2</translation>
  </message>
  <message>
   <source>Blink</source>
   <translation>Blinzeln</translation>
  </message>
  <message>
   <source>Both recordings have one gain and one page. D shows the same movement in both.</source>
   <translation>Beide Aufnahmen haben eine Verstärkung und eine Seitenlänge. D zeigt in beiden die gleiche Bewegung.</translation>
  </message>
  <message>
   <source>Both recordings have to be analysed first</source>
   <translation>Erst müssen beide Aufnahmen ausgewertet sein</translation>
  </message>
  <message>
   <source>Both sides</source>
   <translation>Beide Seiten</translation>
  </message>
  <message>
   <source>Burst</source>
   <translation>Burst</translation>
  </message>
  <message>
   <source>Burst at %1 added</source>
   <translation>Burst bei %1 angefügt</translation>
  </message>
  <message>
   <source>Burst at %1 called %2</source>
   <translation>Burst bei %1 %2 genannt</translation>
  </message>
  <message>
   <source>Burst at %1 moved</source>
   <translation>Burst bei %1 verschoben</translation>
  </message>
  <message>
   <source>Burst at %1 named by the rules</source>
   <translation>Burst bei %1 von den Regeln benannt</translation>
  </message>
  <message>
   <source>Burst at %1 removed</source>
   <translation>Burst bei %1 entfernt</translation>
  </message>
  <message>
   <source>Burst histograms</source>
   <translation>Histogramme der Bursts</translation>
  </message>
  <message>
   <source>Bursts</source>
   <translation>Bursts</translation>
  </message>
  <message>
   <source>Bursts (s)</source>
   <translation>Bursts (s)</translation>
  </message>
  <message>
   <source>Bursts a minute</source>
   <translation>Bursts je Minute</translation>
  </message>
  <message>
   <source>Bursts a minute of rest</source>
   <translation>Bursts je Minute Ruhe</translation>
  </message>
  <message>
   <source>Bursts a minute over the examination</source>
   <translation>Bursts je Minute über die Untersuchung</translation>
  </message>
  <message>
   <source>By chance</source>
   <translation>Zufällig</translation>
  </message>
  <message>
   <source>C&amp;lose</source>
   <translation>S&amp;chließen</translation>
  </message>
  <message>
   <source>C&amp;ontext</source>
   <translation>K&amp;ontext</translation>
  </message>
  <message>
   <source>C&amp;opy table of events</source>
   <translation>Tabelle der Ereignisse k&amp;opieren</translation>
  </message>
  <message>
   <source>Call the chosen burst a blink</source>
   <translation>Den gewählten Burst Blinzeln nennen</translation>
  </message>
  <message>
   <source>Call the chosen burst a clonic spasm</source>
   <translation>Den gewählten Burst klonischen Spasmus nennen</translation>
  </message>
  <message>
   <source>Call the chosen burst a tonic spasm</source>
   <translation>Den gewählten Burst tonischen Spasmus nennen</translation>
  </message>
  <message>
   <source>Call the chosen burst an artifact</source>
   <translation>Den gewählten Burst Artefakt nennen</translation>
  </message>
  <message>
   <source>Call the chosen burst myokymic</source>
   <translation>Den gewählten Burst myokym nennen</translation>
  </message>
  <message>
   <source>Call the chosen burst synkinetic</source>
   <translation>Den gewählten Burst synkinetisch nennen</translation>
  </message>
  <message>
   <source>Call the chosen burst voluntary</source>
   <translation>Den gewählten Burst willkürlich nennen</translation>
  </message>
  <message>
   <source>Cance&amp;l the output</source>
   <translation>Ausgabe abbrech&amp;en</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Cancelled; nothing was written.</source>
   <translation>Abgebrochen; nichts wurde geschrieben.</translation>
  </message>
  <message>
   <source>Causes</source>
   <translation>Ursachen</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Änderung</translation>
  </message>
  <message>
   <source>Change nothing</source>
   <translation>Nichts ändern</translation>
  </message>
  <message>
   <source>Change the words of the chosen note</source>
   <translation>Den Wortlaut der gewählten Notiz ändern</translation>
  </message>
  <message>
   <source>Change the words of the markers</source>
   <translation>Den Wortlaut der Marken ändern</translation>
  </message>
  <message>
   <source>Channel</source>
   <translation>Kanal</translation>
  </message>
  <message>
   <source>Channel %1 left out</source>
   <translation>Kanal %1 ausgelassen</translation>
  </message>
  <message>
   <source>Channel %1 taken in</source>
   <translation>Kanal %1 einbezogen</translation>
  </message>
  <message>
   <source>Channel %1: %2 changed</source>
   <translation>Kanal %1: %2 geändert</translation>
  </message>
  <message>
   <source>Channels</source>
   <translation>Kanäle</translation>
  </message>
  <message>
   <source>Channels that are heard</source>
   <translation>Kanäle, die zu hören sind</translation>
  </message>
  <message>
   <source>Choice of a device</source>
   <translation>Wahl eines Geräts</translation>
  </message>
  <message>
   <source>Choose a burst first: click on it, or step with N and P</source>
   <translation>Zuerst einen Burst wählen: anklicken, oder mit N und P weitergehen</translation>
  </message>
  <message>
   <source>Choose a device for another examination</source>
   <translation>Ein Gerät für eine weitere Untersuchung wählen</translation>
  </message>
  <message>
   <source>Choose a note in the list of events first</source>
   <translation>Zuerst eine Notiz in der Liste der Ereignisse wählen</translation>
  </message>
  <message>
   <source>Choose a source, or write its address.</source>
   <translation>Bitte eine Quelle wählen oder ihre Adresse schreiben.</translation>
  </message>
  <message>
   <source>Choose it in the event list</source>
   <translation>In der Liste der Ereignisse auswählen</translation>
  </message>
  <message>
   <source>Choose the file of the recording</source>
   <translation>Die Datei der Aufzeichnung wählen</translation>
  </message>
  <message>
   <source>Choose the montage</source>
   <translation>Montage wählen</translation>
  </message>
  <message>
   <source>Choose what to examine</source>
   <translation>Wählen, was untersucht wird</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Wählen…</translation>
  </message>
  <message>
   <source>Click on a burst</source>
   <translation>Klick auf einen Burst</translation>
  </message>
  <message>
   <source>Clonic spasm</source>
   <translation>Klonischer Spasmus</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Close the recording</source>
   <translation>Die Aufzeichnung schließen</translation>
  </message>
  <message>
   <source>Close the recording that is compared</source>
   <translation>Die verglichene Aufnahme schließen</translation>
  </message>
  <message>
   <source>Close this line</source>
   <translation>Diese Zeile schließen</translation>
  </message>
  <message>
   <source>Co&amp;mparison</source>
   <translation>Verg&amp;leich</translation>
  </message>
  <message>
   <source>Cohen's kappa over time</source>
   <translation>Cohens Kappa über die Zeit</translation>
  </message>
  <message>
   <source>Colour scale</source>
   <translation>Farbskala</translation>
  </message>
  <message>
   <source>Colours as the desktop has them</source>
   <translation>Farben wie auf dem Schreibtisch</translation>
  </message>
  <message>
   <source>Colours: %1.</source>
   <translation>Farben: %1.</translation>
  </message>
  <message>
   <source>Columns of a text file, by name or number.</source>
   <translation>Spalten einer Textdatei, nach Name oder Nummer.</translation>
  </message>
  <message>
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <source>Compare &amp;with another recording…</source>
   <translation>Mit &amp;anderer Aufnahme vergleichen…</translation>
  </message>
  <message>
   <source>Comparison</source>
   <translation>Vergleich</translation>
  </message>
  <message>
   <source>Compatible causes</source>
   <translation>Vereinbare Ursachen</translation>
  </message>
  <message>
   <source>Context</source>
   <translation>Kontext</translation>
  </message>
  <message>
   <source>Context: %1 – %2</source>
   <translation>Kontext: %1 – %2</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>Copy fi&amp;gure</source>
   <translation>Abbildung kop&amp;ieren</translation>
  </message>
  <message>
   <source>Copy the command</source>
   <translation>Den Befehl kopieren</translation>
  </message>
  <message>
   <source>Copy the listed events, tab-separated</source>
   <translation>Die aufgeführten Ereignisse kopieren, durch Tabulatoren getrennt</translation>
  </message>
  <message>
   <source>Copy the traces as a figure</source>
   <translation>Die Kurven als Abbildung kopieren</translation>
  </message>
  <message>
   <source>Could not be assessed</source>
   <translation>Nicht zu beurteilen</translation>
  </message>
  <message>
   <source>Crosstalk</source>
   <translation>Übersprechen</translation>
  </message>
  <message>
   <source>Ctrl+Wheel</source>
   <translation>Strg+Rad</translation>
  </message>
  <message>
   <source>Cursors</source>
   <translation>Messlinien</translation>
  </message>
  <message>
   <source>Dark text on light paper</source>
   <translation>Dunkle Schrift auf hellem Grund</translation>
  </message>
  <message>
   <source>Dataset (EMG-B&amp;IDS)…</source>
   <translation>Datensatz (EMG-B&amp;IDS)…</translation>
  </message>
  <message>
   <source>Delay of events</source>
   <translation>Verzögerung der Ereignisse</translation>
  </message>
  <message>
   <source>Detector</source>
   <translation>Detektor</translation>
  </message>
  <message>
   <source>Detectors</source>
   <translation>Detektoren</translation>
  </message>
  <message>
   <source>Detectors and their agreement</source>
   <translation>Detektoren und ihre Übereinstimmung</translation>
  </message>
  <message>
   <source>Detectors are compared as soon as the analysis is done.</source>
   <translation>Die Detektoren werden verglichen, sobald die Auswertung fertig ist.</translation>
  </message>
  <message>
   <source>Devices, streams and simulated patients</source>
   <translation>Geräte, Datenströme und simulierte Patienten</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>Unterschied</translation>
  </message>
  <message>
   <source>Disk left</source>
   <translation>Platz auf der Platte</translation>
  </message>
  <message>
   <source>Do &amp;not keep the recording</source>
   <translation>Aufzeichnung &amp;nicht behalten</translation>
  </message>
  <message>
   <source>Drag</source>
   <translation>Ziehen</translation>
  </message>
  <message>
   <source>Drag a file here, or choose one. EDF, EDF+, BDF, BrainVision, WFDB, OpenSignals, OpenBCI, CSV and Facialis sessions are read; the content decides, not the name.
Traces appear at once; bursts, findings and compatible causes follow.</source>
   <translation>Eine Datei hierher ziehen oder eine auswählen. Gelesen werden EDF, EDF+, BDF, BrainVision, WFDB, OpenSignals, OpenBCI, CSV und Sitzungen von Facialis; der Inhalt entscheidet, nicht der Name.
Kurven erscheinen sofort; Bursts, Befunde und vereinbare Ursachen folgen.</translation>
  </message>
  <message>
   <source>Draw negative values upwards  (I)</source>
   <translation>Negative Werte nach oben zeichnen  (I)</translation>
  </message>
  <message>
   <source>Draw negative values upwards (display only)</source>
   <translation>Negative Werte nach oben zeichnen (nur Anzeige)</translation>
  </message>
  <message>
   <source>Draw the linear envelope over each filtered trace</source>
   <translation>Die lineare Hüllkurve über jede gefilterte Kurve zeichnen</translation>
  </message>
  <message>
   <source>Duration</source>
   <translation>Dauer</translation>
  </message>
  <message>
   <source>Duration of bursts</source>
   <translation>Dauer der Bursts</translation>
  </message>
  <message>
   <source>ENDED</source>
   <translation>BEENDET</translation>
  </message>
  <message>
   <source>Each rest and each movement is noted in the recording.</source>
   <translation>Jede Ruhe und jede Bewegung wird in der Aufzeichnung vermerkt.</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Bearbeiten</translation>
  </message>
  <message>
   <source>End</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>End what runs and go on</source>
   <translation>Beenden, was läuft, und fortfahren</translation>
  </message>
  <message>
   <source>Envelopes are drawn on shorter pages (Ctrl++)</source>
   <translation>Hüllkurven werden auf kürzeren Seiten gezeichnet (Strg++)</translation>
  </message>
  <message>
   <source>Envelopes belong to the filtered traces (F)</source>
   <translation>Hüllkurven gehören zu den gefilterten Kurven (F)</translation>
  </message>
  <message>
   <source>Event</source>
   <translation>Ereignis</translation>
  </message>
  <message>
   <source>Event ▶</source>
   <translation>Ereignis ▶</translation>
  </message>
  <message>
   <source>Events</source>
   <translation>Ereignisse</translation>
  </message>
  <message>
   <source>Events and findings</source>
   <translation>Ereignisse und Befunde</translation>
  </message>
  <message>
   <source>Events, newest first</source>
   <translation>Ereignisse, neueste zuerst</translation>
  </message>
  <message>
   <source>Every channel has a muscle and a side.</source>
   <translation>Jeder Kanal hat einen Muskel und eine Seite.</translation>
  </message>
  <message>
   <source>Examination</source>
   <translation>Untersuchung</translation>
  </message>
  <message>
   <source>Examine a source that runs: cyton:/dev/ttyUSB0, lsl:NAME, simulate:hfs?seed=3, ...</source>
   <translation>Eine laufende Quelle untersuchen: cyton:/dev/ttyUSB0, lsl:NAME, simulate:hfs?seed=3, ...</translation>
  </message>
  <message>
   <source>F&amp;ull screen</source>
   <translation>Ganzer &amp;Bildschirm</translation>
  </message>
  <message>
   <source>FAILED</source>
   <translation>FEHLGESCHLAGEN</translation>
  </message>
  <message>
   <source>FINISHED</source>
   <translation>ABGESCHLOSSEN</translation>
  </message>
  <message>
   <source>FINISHED, NOT KEPT</source>
   <translation>ABGESCHLOSSEN, NICHT BEHALTEN</translation>
  </message>
  <message>
   <source>FINISHING</source>
   <translation>WIRD ABGESCHLOSSEN</translation>
  </message>
  <message>
   <source>Face: activity of the muscles</source>
   <translation>Gesicht: Aktivität der Muskeln</translation>
  </message>
  <message>
   <source>Facialis workstation: review surface EMG recordings of the face.</source>
   <translation>Facialis-Arbeitsplatz: Oberflächen-EMG des Gesichts durchsehen.</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>Figures (*.svg *.png)</source>
   <translation>Abbildungen (*.svg *.png)</translation>
  </message>
  <message>
   <source>Figures of both recordings</source>
   <translation>Größen beider Aufnahmen</translation>
  </message>
  <message>
   <source>File of the recording</source>
   <translation>Datei der Aufzeichnung</translation>
  </message>
  <message>
   <source>Fill the whole screen</source>
   <translation>Den ganzen Bildschirm füllen</translation>
  </message>
  <message>
   <source>Filter by words</source>
   <translation>Nach Worten filtern</translation>
  </message>
  <message>
   <source>Filtered</source>
   <translation>Gefiltert</translation>
  </message>
  <message>
   <source>Filtered trace, ±%1 %2</source>
   <translation>Gefilterte Kurve, ±%1 %2</translation>
  </message>
  <message>
   <source>Filtered traces, or the raw signal  (F)</source>
   <translation>Gefilterte Kurven oder das Rohsignal  (F)</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>Befunde</translation>
  </message>
  <message>
   <source>Findings and literature associations; not a diagnosis. The decision rests with the clinician. Research use only.</source>
   <translation>Befunde und Zusammenhänge aus der Literatur; keine Diagnose. Die Entscheidung liegt beim behandelnden Arzt. Nur für die Forschung.</translation>
  </message>
  <message>
   <source>Findings are compatible with</source>
   <translation>Die Befunde sind vereinbar mit</translation>
  </message>
  <message>
   <source>Findings up to now</source>
   <translation>Befunde bis jetzt</translation>
  </message>
  <message>
   <source>First</source>
   <translation>Erste</translation>
  </message>
  <message>
   <source>First: %1</source>
   <translation>Erste: %1</translation>
  </message>
  <message>
   <source>First: %1 · second: %2</source>
   <translation>Erste: %1 · zweite: %2</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>Passend</translation>
  </message>
  <message>
   <source>Fit &amp;gain</source>
   <translation>Verstärkung a&amp;npassen</translation>
  </message>
  <message>
   <source>Fit the gain of all traces  (G)</source>
   <translation>Verstärkung aller Kurven anpassen  (G)</translation>
  </message>
  <message>
   <source>Fit the gain of all traces to this page</source>
   <translation>Die Verstärkung aller Kurven dieser Seite anpassen</translation>
  </message>
  <message>
   <source>Followed</source>
   <translation>Folgte</translation>
  </message>
  <message>
   <source>Follower</source>
   <translation>Folgender Muskel</translation>
  </message>
  <message>
   <source>Follows in</source>
   <translation>Folgt in</translation>
  </message>
  <message>
   <source>Forget which files were open</source>
   <translation>Vergessen, welche Dateien geöffnet waren</translation>
  </message>
  <message>
   <source>Forward to zoo&amp;m</source>
   <translation>Vorwärts zum Zoo&amp;m</translation>
  </message>
  <message>
   <source>Fraction of time alike</source>
   <translation>Anteil gleicher Zeit</translation>
  </message>
  <message>
   <source>Frames lost: %1 since %2, %3 in all</source>
   <translation>Abtastungen verloren: %1 seit %2, insgesamt %3</translation>
  </message>
  <message>
   <source>Freeze</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Frequency (Hz)</source>
   <translation>Frequenz (Hz)</translation>
  </message>
  <message>
   <source>From (%1)</source>
   <translation>Von (%1)</translation>
  </message>
  <message>
   <source>From (s)</source>
   <translation>Von (s)</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>Verstärkung</translation>
  </message>
  <message>
   <source>Gain (dB)</source>
   <translation>Verstärkung (dB)</translation>
  </message>
  <message>
   <source>Gap</source>
   <translation>Lücke</translation>
  </message>
  <message>
   <source>German (Deuts&amp;ch)</source>
   <translation>De&amp;utsch</translation>
  </message>
  <message>
   <source>Go again to where the last zoom led</source>
   <translation>Wieder dorthin, wohin der letzte Zoom führte</translation>
  </message>
  <message>
   <source>Go back by one page</source>
   <translation>Eine Seite zurückgehen</translation>
  </message>
  <message>
   <source>Go back to where the last zoom came from</source>
   <translation>Dorthin zurück, woher der letzte Zoom kam</translation>
  </message>
  <message>
   <source>Go forward by one page</source>
   <translation>Eine Seite vorgehen</translation>
  </message>
  <message>
   <source>Go on with a saved review of this recording</source>
   <translation>Mit einer gespeicherten Durchsicht dieser Aufzeichnung fortfahren</translation>
  </message>
  <message>
   <source>Go to findings and compatible causes</source>
   <translation>Zu Befunden und vereinbaren Ursachen</translation>
  </message>
  <message>
   <source>Go to superimposed and averaged sweeps</source>
   <translation>Zu überlagerten und gemittelten Sweeps</translation>
  </message>
  <message>
   <source>Go to the activity over the examination</source>
   <translation>Zur Aktivität über die Untersuchung</translation>
  </message>
  <message>
   <source>Go to the detectors side by side</source>
   <translation>Zu den Detektoren nebeneinander</translation>
  </message>
  <message>
   <source>Go to the distributions of the bursts</source>
   <translation>Zu den Verteilungen der Bursts</translation>
  </message>
  <message>
   <source>Go to the end of the recording</source>
   <translation>Zum Ende der Aufzeichnung</translation>
  </message>
  <message>
   <source>Go to the figures of both recordings</source>
   <translation>Zu den Größen beider Aufnahmen gehen</translation>
  </message>
  <message>
   <source>Go to the list of events</source>
   <translation>Zur Liste der Ereignisse</translation>
  </message>
  <message>
   <source>Go to the next movement</source>
   <translation>Zur nächsten Bewegung</translation>
  </message>
  <message>
   <source>Go to the power spectrum of the selection</source>
   <translation>Zum Leistungsspektrum der Auswahl</translation>
  </message>
  <message>
   <source>Go to the sound of the recording</source>
   <translation>Zum Ton der Aufzeichnung gehen</translation>
  </message>
  <message>
   <source>Go to the spectrogram of the selection</source>
   <translation>Zum Spektrogramm der Auswahl</translation>
  </message>
  <message>
   <source>Go to the start of the recording</source>
   <translation>Zum Anfang der Aufzeichnung</translation>
  </message>
  <message>
   <source>Go to the synkinesis matrix</source>
   <translation>Zur Synkinesie-Matrix</translation>
  </message>
  <message>
   <source>Go to your impression, the steps and the signature</source>
   <translation>Zur eigenen Beurteilung, den Schritten und der Unterschrift</translation>
  </message>
  <message>
   <source>HELD</source>
   <translation>ANGEHALTEN</translation>
  </message>
  <message>
   <source>Hann, %1 ms a column, %2 ms steps, %3 Hz a row</source>
   <translation>Hann, %1 ms je Spalte, Schritte von %2 ms, %3 Hz je Zeile</translation>
  </message>
  <message>
   <source>Hear the place that a cursor or the page is moved to</source>
   <translation>Die Stelle hören, zu der eine Messlinie oder die Seite bewegt wird</translation>
  </message>
  <message>
   <source>Histograms</source>
   <translation>Histogramme</translation>
  </message>
  <message>
   <source>History and examination (TOML).</source>
   <translation>Anamnese und Untersuchung (TOML).</translation>
  </message>
  <message>
   <source>Hold the live picture; the recording goes on</source>
   <translation>Das Live-Bild anhalten; die Aufzeichnung läuft weiter</translation>
  </message>
  <message>
   <source>Hold the picture; the recording goes on  (Space)</source>
   <translation>Das Bild anhalten; die Aufzeichnung läuft weiter  (Leertaste)</translation>
  </message>
  <message>
   <source>How the picture shows the traces, separated by commas: %1.</source>
   <translation>Wie das Bild die Kurven zeigt, durch Kommas getrennt: %1.</translation>
  </message>
  <message>
   <source>Impression</source>
   <translation>Beurteilung</translation>
  </message>
  <message>
   <source>Impression written</source>
   <translation>Beurteilung geschrieben</translation>
  </message>
  <message>
   <source>In the file</source>
   <translation>In der Datei</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <source>Interpretation</source>
   <translation>Deutung</translation>
  </message>
  <message>
   <source>Interval</source>
   <translation>Abstand</translation>
  </message>
  <message>
   <source>Interval from onset to onset</source>
   <translation>Abstand von Beginn zu Beginn</translation>
  </message>
  <message>
   <source>It needs no other files: all settings are the usual ones.</source>
   <translation>Er braucht keine weiteren Dateien: Alle Einstellungen sind die üblichen.</translation>
  </message>
  <message>
   <source>It reads %1; save them first.</source>
   <translation>Er liest %1; bitte zuerst speichern.</translation>
  </message>
  <message>
   <source>Jump to the next event of the list</source>
   <translation>Zum nächsten Ereignis der Liste springen</translation>
  </message>
  <message>
   <source>Jump to the previous event of the list</source>
   <translation>Zum vorigen Ereignis der Liste springen</translation>
  </message>
  <message>
   <source>Keep &amp;in</source>
   <translation>Behalten &amp;in</translation>
  </message>
  <message>
   <source>Keep in outputs who was recorded and on which day</source>
   <translation>In Ausgaben festhalten, wer an welchem Tag aufgezeichnet wurde</translation>
  </message>
  <message>
   <source>Keep the channels as a montage file</source>
   <translation>Die Kanäle als Montagedatei behalten</translation>
  </message>
  <message>
   <source>Keep the recording in</source>
   <translation>Die Aufzeichnung behalten in</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Tastaturkürzel</translation>
  </message>
  <message>
   <source>Keys ?</source>
   <translation>Tasten ?</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Kind of burst</source>
   <translation>Art des Bursts</translation>
  </message>
  <message>
   <source>Kind of device on the port</source>
   <translation>Art des Geräts am Anschluss</translation>
  </message>
  <message>
   <source>L</source>
   <translation>L</translation>
  </message>
  <message>
   <source>L = patient's left</source>
   <translation>L = links des Patienten</translation>
  </message>
  <message>
   <source>L&amp;arger text</source>
   <translation>&amp;Größere Schrift</translation>
  </message>
  <message>
   <source>LIVE</source>
   <translation>LIVE</translation>
  </message>
  <message>
   <source>Lag</source>
   <translation>Latenz</translation>
  </message>
  <message>
   <source>Lag (ms)</source>
   <translation>Latenz (ms)</translation>
  </message>
  <message>
   <source>Lan&amp;guage of the system</source>
   <translation>Spr&amp;ache des Systems</translation>
  </message>
  <message>
   <source>Language: %1.</source>
   <translation>Sprache: %1.</translation>
  </message>
  <message>
   <source>Larger or smaller traces</source>
   <translation>Größere oder kleinere Kurven</translation>
  </message>
  <message>
   <source>Larger traces  (+)</source>
   <translation>Größere Kurven  (+)</translation>
  </message>
  <message>
   <source>Larger traces: fewer microvolts a division</source>
   <translation>Größere Kurven: weniger Mikrovolt je Teilung</translation>
  </message>
  <message>
   <source>Least amplitude of %1 taken away</source>
   <translation>Mindestamplitude von %1 aufgehoben</translation>
  </message>
  <message>
   <source>Least amplitude of %1: %2 %3 RMS</source>
   <translation>Mindestamplitude von %1: %2 %3 RMS</translation>
  </message>
  <message>
   <source>Leave the chosen burst without a kind</source>
   <translation>Den gewählten Burst nicht einordnen</translation>
  </message>
  <message>
   <source>Leave the marked channel out of the analysis, or take it in</source>
   <translation>Den markierten Kanal von der Auswertung ausnehmen oder einbeziehen</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>Links</translation>
  </message>
  <message>
   <source>Length (ms)</source>
   <translation>Länge (ms)</translation>
  </message>
  <message>
   <source>Length of the page</source>
   <translation>Länge der Seite</translation>
  </message>
  <message>
   <source>Let the live traces sweep, or roll</source>
   <translation>Die Live-Kurven überschreiben oder rollen lassen</translation>
  </message>
  <message>
   <source>Let the rules say what the chosen burst is</source>
   <translation>Die Regeln sagen lassen, was der gewählte Burst ist</translation>
  </message>
  <message>
   <source>Light text on dark paper</source>
   <translation>Helle Schrift auf dunklem Grund</translation>
  </message>
  <message>
   <source>List single bursts, too</source>
   <translation>Auch einzelne Bursts aufführen</translation>
  </message>
  <message>
   <source>Listen</source>
   <translation>Hören</translation>
  </message>
  <message>
   <source>Listen to the chosen channels</source>
   <translation>Die gewählten Kanäle hören</translation>
  </message>
  <message>
   <source>Live</source>
   <translation>Live</translation>
  </message>
  <message>
   <source>Live examination</source>
   <translation>Live-Untersuchung</translation>
  </message>
  <message>
   <source>Live examination – Facialis</source>
   <translation>Live-Untersuchung – Facialis</translation>
  </message>
  <message>
   <source>Live examination: Space freezes, 1 to 8 and M mark, / sweeps, Home and End look back and return, Ctrl+E stops</source>
   <translation>Live-Untersuchung: Leertaste hält an, 1 bis 8 und M setzen Marken, / überschreibt, Pos1 und Ende blicken zurück und kehren wieder, Strg+E beendet</translation>
  </message>
  <message>
   <source>Live traces</source>
   <translation>Live-Kurven</translation>
  </message>
  <message>
   <source>Load a montage</source>
   <translation>Eine Montage laden</translation>
  </message>
  <message>
   <source>Load montage…</source>
   <translation>Montage laden…</translation>
  </message>
  <message>
   <source>Longer page  (Ctrl+-)</source>
   <translation>Längere Seite  (Strg+-)</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>Noch einmal suchen</translation>
  </message>
  <message>
   <source>Look back over the examination</source>
   <translation>Über die Untersuchung zurückblicken</translation>
  </message>
  <message>
   <source>Look back to the beginning of the examination</source>
   <translation>Zum Anfang der Untersuchung zurückblicken</translation>
  </message>
  <message>
   <source>Look for devices and streams again</source>
   <translation>Noch einmal nach Geräten und Datenströmen suchen</translation>
  </message>
  <message>
   <source>Looked for and not found</source>
   <translation>Gesucht und nicht gefunden</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Suche…</translation>
  </message>
  <message>
   <source>Loop</source>
   <translation>Schleife</translation>
  </message>
  <message>
   <source>Lost</source>
   <translation>Verloren</translation>
  </message>
  <message>
   <source>M: any words, then Enter</source>
   <translation>M: beliebige Worte, dann Eingabe</translation>
  </message>
  <message>
   <source>Main toolbar</source>
   <translation>Werkzeugleiste</translation>
  </message>
  <message>
   <source>Mains %1 Hz and multiples</source>
   <translation>Netz %1 Hz und Vielfache</translation>
  </message>
  <message>
   <source>Make all text larger, up to 200 %</source>
   <translation>Alle Schrift größer, bis 200 %</translation>
  </message>
  <message>
   <source>Make all text smaller, down to 80 %</source>
   <translation>Alle Schrift kleiner, bis 80 %</translation>
  </message>
  <message>
   <source>Make the marked stretch a burst</source>
   <translation>Den markierten Abschnitt zum Burst machen</translation>
  </message>
  <message>
   <source>Mark a channel first: Shift+drag on its trace, or choose one of its bursts</source>
   <translation>Zuerst einen Kanal markieren: Umschalt+Ziehen auf seiner Kurve, oder einen seiner Bursts wählen</translation>
  </message>
  <message>
   <source>Mark where the burst is first: Shift+drag on its trace</source>
   <translation>Zuerst markieren, wo der Burst ist: Umschalt+Ziehen auf seiner Kurve</translation>
  </message>
  <message>
   <source>Marker</source>
   <translation>Marke</translation>
  </message>
  <message>
   <source>Marker %1: %2</source>
   <translation>Marke %1: %2</translation>
  </message>
  <message>
   <source>Marker &amp;1</source>
   <translation>Marke &amp;1</translation>
  </message>
  <message>
   <source>Marker &amp;2</source>
   <translation>Marke &amp;2</translation>
  </message>
  <message>
   <source>Marker &amp;3</source>
   <translation>Marke &amp;3</translation>
  </message>
  <message>
   <source>Marker &amp;4</source>
   <translation>Marke &amp;4</translation>
  </message>
  <message>
   <source>Marker &amp;5</source>
   <translation>Marke &amp;5</translation>
  </message>
  <message>
   <source>Marker &amp;6</source>
   <translation>Marke &amp;6</translation>
  </message>
  <message>
   <source>Marker &amp;7</source>
   <translation>Marke &amp;7</translation>
  </message>
  <message>
   <source>Marker &amp;8</source>
   <translation>Marke &amp;8</translation>
  </message>
  <message>
   <source>Marker of any words</source>
   <translation>Marke mit beliebigen Worten</translation>
  </message>
  <message>
   <source>Markers</source>
   <translation>Marken</translation>
  </message>
  <message>
   <source>Mean of %1 (%2)</source>
   <translation>Mittel von %1 (%2)</translation>
  </message>
  <message>
   <source>Mean of %1, %2</source>
   <translation>Mittel von %1, %2</translation>
  </message>
  <message>
   <source>Mean of the rectified sweeps</source>
   <translation>Mittel der gleichgerichteten Sweeps</translation>
  </message>
  <message>
   <source>Mean of the rectified sweeps instead of the plain mean (R)</source>
   <translation>Mittel der gleichgerichteten Sweeps statt des einfachen Mittels (R)</translation>
  </message>
  <message>
   <source>Minus</source>
   <translation>Minus</translation>
  </message>
  <message>
   <source>Montage saved as %1</source>
   <translation>Montage gespeichert als %1</translation>
  </message>
  <message>
   <source>Montage taken from %1</source>
   <translation>Montage aus %1 übernommen</translation>
  </message>
  <message>
   <source>Montage: the file that names the channels</source>
   <translation>Montage: die Datei, die die Kanäle benennt</translation>
  </message>
  <message>
   <source>Montages (*.toml)</source>
   <translation>Montagen (*.toml)</translation>
  </message>
  <message>
   <source>Mouse</source>
   <translation>Maus</translation>
  </message>
  <message>
   <source>Move the end of the chosen burst 5 ms earlier</source>
   <translation>Das Ende des gewählten Bursts 5 ms vorverlegen</translation>
  </message>
  <message>
   <source>Move the end of the chosen burst 5 ms later</source>
   <translation>Das Ende des gewählten Bursts 5 ms nach hinten verlegen</translation>
  </message>
  <message>
   <source>Move the onset of the chosen burst 5 ms earlier</source>
   <translation>Den Beginn des gewählten Bursts 5 ms vorverlegen</translation>
  </message>
  <message>
   <source>Move the onset of the chosen burst 5 ms later</source>
   <translation>Den Beginn des gewählten Bursts 5 ms nach hinten verlegen</translation>
  </message>
  <message>
   <source>Moved</source>
   <translation>Bewegt</translation>
  </message>
  <message>
   <source>Movements</source>
   <translation>Bewegungen</translation>
  </message>
  <message>
   <source>Movements that are asked for</source>
   <translation>Bewegungen, die verlangt werden</translation>
  </message>
  <message>
   <source>Movements to ask for</source>
   <translation>Zu verlangende Bewegungen</translation>
  </message>
  <message>
   <source>Muscle</source>
   <translation>Muskel</translation>
  </message>
  <message>
   <source>Muscle and side of each channel; empty: from their labels</source>
   <translation>Muskel und Seite jedes Kanals; leer: aus ihren Namen</translation>
  </message>
  <message>
   <source>Muscles and sides of a live examination's channels.</source>
   <translation>Muskeln und Seiten der Kanäle einer laufenden Untersuchung.</translation>
  </message>
  <message>
   <source>Mute</source>
   <translation>Stumm</translation>
  </message>
  <message>
   <source>Mute the sound</source>
   <translation>Den Ton stummschalten</translation>
  </message>
  <message>
   <source>Myokymic</source>
   <translation>Myokym</translation>
  </message>
  <message>
   <source>NEXT STEPS THE SOURCES NAME</source>
   <translation>NÄCHSTE SCHRITTE, DIE DIE QUELLEN NENNEN</translation>
  </message>
  <message>
   <source>NOT KEPT</source>
   <translation>NICHT BEHALTEN</translation>
  </message>
  <message>
   <source>NOT RECORDING</source>
   <translation>KEINE AUFZEICHNUNG</translation>
  </message>
  <message>
   <source>NOT TESTED</source>
   <translation>NICHT GEPRÜFT</translation>
  </message>
  <message>
   <source>NUMBERS, WITH THEIR DENOMINATORS</source>
   <translation>ZAHLEN MIT IHREN NENNERN</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Name the channels by</source>
   <translation>Kanäle benennen nach</translation>
  </message>
  <message>
   <source>Negative up</source>
   <translation>Negativ nach oben</translation>
  </message>
  <message>
   <source>New examination</source>
   <translation>Neue Untersuchung</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Next p&amp;age</source>
   <translation>Nächste &amp;Seite</translation>
  </message>
  <message>
   <source>No &amp;least amplitude</source>
   <translation>Keine &amp;Mindestamplitude</translation>
  </message>
  <message>
   <source>No burst of this choice has an RMS: without a unit amplitudes are not known. Choose another kind, channel or measure.</source>
   <translation>Kein Burst dieser Auswahl hat einen RMS-Wert: ohne Einheit sind Amplituden nicht bekannt. Bitte eine andere Art, einen anderen Kanal oder ein anderes Maß wählen.</translation>
  </message>
  <message>
   <source>No burst of this choice. Choose another kind or channel.</source>
   <translation>Kein Burst dieser Auswahl. Bitte eine andere Art oder einen anderen Kanal wählen.</translation>
  </message>
  <message>
   <source>No channel has a side yet: say which in the panel Channels (Ctrl+M)</source>
   <translation>Noch hat kein Kanal eine Seite: im Feld Kanäle angeben (Strg+M)</translation>
  </message>
  <message>
   <source>No movement has begun here</source>
   <translation>Hier hat keine Bewegung begonnen</translation>
  </message>
  <message>
   <source>No movement is asked for</source>
   <translation>Keine Bewegung wird verlangt</translation>
  </message>
  <message>
   <source>No pair of facial muscles of one side could be looked at. Name at least two muscles of a side, and mark movements (close the eyes, smile, pucker).</source>
   <translation>Kein Paar von Gesichtsmuskeln einer Seite konnte betrachtet werden. Bitte mindestens zwei Muskeln einer Seite benennen und Bewegungen markieren (Augen schließen, lächeln, Lippen spitzen).</translation>
  </message>
  <message>
   <source>No recording at hand?</source>
   <translation>Keine Aufzeichnung zur Hand?</translation>
  </message>
  <message>
   <source>No recording is compared yet: File, Compare with another recording</source>
   <translation>Noch wird keine Aufnahme verglichen: Datei, Mit anderer Aufnahme vergleichen</translation>
  </message>
  <message>
   <source>No recording is open.</source>
   <translation>Keine Aufzeichnung geöffnet.</translation>
  </message>
  <message>
   <source>No recording open</source>
   <translation>Keine Aufzeichnung geöffnet</translation>
  </message>
  <message>
   <source>No sound: %1 does not play 48 kHz stereo.</source>
   <translation>Kein Ton: %1 spielt kein Stereo mit 48 kHz.</translation>
  </message>
  <message>
   <source>No sound: this machine has no loudspeaker that could be used.</source>
   <translation>Kein Ton: Dieses Gerät hat keinen brauchbaren Lautsprecher.</translation>
  </message>
  <message>
   <source>No spectrogram: %1.</source>
   <translation>Kein Spektrogramm: %1.</translation>
  </message>
  <message>
   <source>No spectrum: %1.</source>
   <translation>Kein Spektrum: %1.</translation>
  </message>
  <message>
   <source>No sweeps: %1.</source>
   <translation>Keine Sweeps: %1.</translation>
  </message>
  <message>
   <source>No trend: it needs a minute of recording and a named muscle of a side.</source>
   <translation>Kein Verlauf: Er braucht eine Minute Aufzeichnung und einen benannten Muskel einer Seite.</translation>
  </message>
  <message>
   <source>None of the findings that Facialis looks for.</source>
   <translation>Keiner der Befunde, nach denen Facialis sucht.</translation>
  </message>
  <message>
   <source>Not analysed</source>
   <translation>Nicht ausgewertet</translation>
  </message>
  <message>
   <source>Not signed.</source>
   <translation>Nicht unterschrieben.</translation>
  </message>
  <message>
   <source>Not supported, or not assessable</source>
   <translation>Nicht gestützt oder nicht zu beurteilen</translation>
  </message>
  <message>
   <source>Not written: %1</source>
   <translation>Nicht geschrieben: %1</translation>
  </message>
  <message>
   <source>Note at %1:</source>
   <translation>Notiz bei %1:</translation>
  </message>
  <message>
   <source>Note changed to “%1”</source>
   <translation>Notiz geändert in „%1“</translation>
  </message>
  <message>
   <source>Note “%1” added</source>
   <translation>Notiz „%1“ angefügt</translation>
  </message>
  <message>
   <source>Note “%1” removed</source>
   <translation>Notiz „%1“ entfernt</translation>
  </message>
  <message>
   <source>Nothing has been judged yet: the first judgement needs 10 s of signal.</source>
   <translation>Noch wurde nichts beurteilt: Die erste Beurteilung braucht 10 s Signal.</translation>
  </message>
  <message>
   <source>Nothing is recorded any more: %1</source>
   <translation>Es wird nichts mehr aufgezeichnet: %1</translation>
  </message>
  <message>
   <source>Nothing to align sweeps at: the recording holds no stimuli (a trigger channel, or annotations) and no judged movement of a pair of muscles.</source>
   <translation>Nichts, woran Sweeps ausgerichtet werden könnten: Die Aufzeichnung enthält keine Reize (Triggerkanal oder Anmerkungen) und keine beurteilte Bewegung eines Muskelpaars.</translation>
  </message>
  <message>
   <source>Nothing to show yet</source>
   <translation>Noch nichts zu zeigen</translation>
  </message>
  <message>
   <source>O&amp;ffset earlier</source>
   <translation>Ende &amp;früher</translation>
  </message>
  <message>
   <source>O&amp;nset earlier</source>
   <translation>B&amp;eginn früher</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>Of the whole recording, %1.</source>
   <translation>Der ganzen Aufzeichnung, %1.</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>Aus</translation>
  </message>
  <message>
   <source>Offse&amp;t later</source>
   <translation>Ende s&amp;päter</translation>
  </message>
  <message>
   <source>On&amp;set later</source>
   <translation>Beginn später (&amp;+)</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Open %1 again</source>
   <translation>%1 wieder öffnen</translation>
  </message>
  <message>
   <source>Open &amp;review…</source>
   <translation>Du&amp;rchsicht öffnen…</translation>
  </message>
  <message>
   <source>Open a recording</source>
   <translation>Eine Aufzeichnung öffnen</translation>
  </message>
  <message>
   <source>Open a recording to begin</source>
   <translation>Zum Anfangen eine Aufzeichnung öffnen</translation>
  </message>
  <message>
   <source>Open a recording to compare detectors.</source>
   <translation>Eine Aufzeichnung öffnen, um Detektoren zu vergleichen.</translation>
  </message>
  <message>
   <source>Open a recording to see how its activity goes on.</source>
   <translation>Eine Aufzeichnung öffnen, um den Verlauf ihrer Aktivität zu sehen.</translation>
  </message>
  <message>
   <source>Open a recording to see how its bursts are distributed.</source>
   <translation>Eine Aufzeichnung öffnen, um die Verteilung ihrer Bursts zu sehen.</translation>
  </message>
  <message>
   <source>Open a recording to see sweeps.</source>
   <translation>Eine Aufzeichnung öffnen, um Sweeps zu sehen.</translation>
  </message>
  <message>
   <source>Open a recording to see the spectrogram of a trace.</source>
   <translation>Eine Aufzeichnung öffnen, um das Spektrogramm einer Kurve zu sehen.</translation>
  </message>
  <message>
   <source>Open a recording to see the spectrum of a trace.</source>
   <translation>Eine Aufzeichnung öffnen, um das Spektrum einer Kurve zu sehen.</translation>
  </message>
  <message>
   <source>Open a recording to see which muscles move together.</source>
   <translation>Eine Aufzeichnung öffnen, um zu sehen, welche Muskeln sich gemeinsam bewegen.</translation>
  </message>
  <message>
   <source>Open a review</source>
   <translation>Eine Durchsicht öffnen</translation>
  </message>
  <message>
   <source>Open again</source>
   <translation>Wieder öffnen</translation>
  </message>
  <message>
   <source>Open another recording of the patient</source>
   <translation>Eine andere Aufnahme des Patienten öffnen</translation>
  </message>
  <message>
   <source>Open another recording of the patient beside this one</source>
   <translation>Eine andere Aufnahme des Patienten neben dieser öffnen</translation>
  </message>
  <message>
   <source>Open another recording of the patient beside this one: File, Compare with another recording (Ctrl+D).</source>
   <translation>Eine andere Aufnahme des Patienten neben dieser öffnen: Datei, Mit anderer Aufnahme vergleichen (Strg+D).</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <source>Open for review</source>
   <translation>Zur Durchsicht öffnen</translation>
  </message>
  <message>
   <source>Open the eighth recent file</source>
   <translation>Die achtletzte Datei öffnen</translation>
  </message>
  <message>
   <source>Open the fifth recent file</source>
   <translation>Die fünftletzte Datei öffnen</translation>
  </message>
  <message>
   <source>Open the folder of the output</source>
   <translation>Den Ordner der Ausgabe öffnen</translation>
  </message>
  <message>
   <source>Open the fourth recent file</source>
   <translation>Die viertletzte Datei öffnen</translation>
  </message>
  <message>
   <source>Open the newest recent file</source>
   <translation>Die zuletzt geöffnete Datei öffnen</translation>
  </message>
  <message>
   <source>Open the ninth recent file</source>
   <translation>Die neuntletzte Datei öffnen</translation>
  </message>
  <message>
   <source>Open the recording for review</source>
   <translation>Die Aufzeichnung zur Durchsicht öffnen</translation>
  </message>
  <message>
   <source>Open the second recent file</source>
   <translation>Die zweitletzte Datei öffnen</translation>
  </message>
  <message>
   <source>Open the seventh recent file</source>
   <translation>Die siebtletzte Datei öffnen</translation>
  </message>
  <message>
   <source>Open the sixth recent file</source>
   <translation>Die sechstletzte Datei öffnen</translation>
  </message>
  <message>
   <source>Open the tenth recent file</source>
   <translation>Die zehntletzte Datei öffnen</translation>
  </message>
  <message>
   <source>Open the third recent file</source>
   <translation>Die drittletzte Datei öffnen</translation>
  </message>
  <message>
   <source>Opening %1. A device needs a few seconds.</source>
   <translation>%1 wird geöffnet. Ein Gerät braucht einige Sekunden.</translation>
  </message>
  <message>
   <source>Opinion on %1 withdrawn</source>
   <translation>Meinung zu %1 zurückgezogen</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>Ausgabe</translation>
  </message>
  <message>
   <source>Overview of the whole recording</source>
   <translation>Übersicht der ganzen Aufzeichnung</translation>
  </message>
  <message>
   <source>P&amp;revious event</source>
   <translation>V&amp;origes Ereignis</translation>
  </message>
  <message>
   <source>P&amp;rint the traces…</source>
   <translation>Kurven d&amp;rucken…</translation>
  </message>
  <message>
   <source>Panels below the traces</source>
   <translation>Felder unter den Kurven</translation>
  </message>
  <message>
   <source>Panels beside the traces</source>
   <translation>Felder neben den Kurven</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Pictures (*.png)</source>
   <translation>Bilder (*.png)</translation>
  </message>
  <message>
   <source>Pla&amp;y, or pause</source>
   <translation>Ab&amp;spielen oder anhalten</translation>
  </message>
  <message>
   <source>Place that is heard</source>
   <translation>Stelle, die zu hören ist</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <source>Play again and again, or pause</source>
   <translation>Immer wieder abspielen oder anhalten</translation>
  </message>
  <message>
   <source>Play again and again, or pause  (Shift+Space)</source>
   <translation>Immer wieder abspielen oder anhalten  (Umschalt+Leertaste)</translation>
  </message>
  <message>
   <source>Play from here, or pause</source>
   <translation>Ab hier abspielen oder anhalten</translation>
  </message>
  <message>
   <source>Play from here, or pause  (Space)</source>
   <translation>Ab hier abspielen oder anhalten  (Leertaste)</translation>
  </message>
  <message>
   <source>Play in a l&amp;oop, or pause</source>
   <translation>In S&amp;chleife abspielen oder anhalten</translation>
  </message>
  <message>
   <source>Play the selection or the page again and again, or pause</source>
   <translation>Die Auswahl oder die Seite immer wieder abspielen, oder anhalten</translation>
  </message>
  <message>
   <source>Play the sound from here or of the selection, or pause</source>
   <translation>Den Ton ab hier oder den der Auswahl abspielen, oder anhalten</translation>
  </message>
  <message>
   <source>Polarity</source>
   <translation>Polarität</translation>
  </message>
  <message>
   <source>Power (%1/Hz)</source>
   <translation>Leistung (%1/Hz)</translation>
  </message>
  <message>
   <source>Power (dB re 1 %1/Hz)</source>
   <translation>Leistung (dB bezogen auf 1 %1/Hz)</translation>
  </message>
  <message>
   <source>Power in decibels</source>
   <translation>Leistung in Dezibel</translation>
  </message>
  <message>
   <source>Power in decibels or linear (D)</source>
   <translation>Leistung in Dezibel oder linear (D)</translation>
  </message>
  <message>
   <source>Power over time and frequency</source>
   <translation>Leistung über Zeit und Frequenz</translation>
  </message>
  <message>
   <source>Power spectrum</source>
   <translation>Leistungsspektrum</translation>
  </message>
  <message>
   <source>Previous &amp;page</source>
   <translation>Vori&amp;ge Seite</translation>
  </message>
  <message>
   <source>Print the traces with a header</source>
   <translation>Die Kurven mit Kopfzeile drucken</translation>
  </message>
  <message>
   <source>Print the version.</source>
   <translation>Die Version ausgeben.</translation>
  </message>
  <message>
   <source>Print this help.</source>
   <translation>Diese Hilfe ausgeben.</translation>
  </message>
  <message>
   <source>Probability</source>
   <translation>Wahrscheinlichkeit</translation>
  </message>
  <message>
   <source>Progress of the analysis</source>
   <translation>Fortschritt der Auswertung</translation>
  </message>
  <message>
   <source>Progress of the output</source>
   <translation>Fortschritt der Ausgabe</translation>
  </message>
  <message>
   <source>Quality</source>
   <translation>Qualität</translation>
  </message>
  <message>
   <source>Questions on the patient</source>
   <translation>Fragen zum Patienten</translation>
  </message>
  <message>
   <source>Quit Facialis</source>
   <translation>Facialis beenden</translation>
  </message>
  <message>
   <source>R</source>
   <translation>R</translation>
  </message>
  <message>
   <source>R  patient's right</source>
   <translation>R  rechts des Patienten</translation>
  </message>
  <message>
   <source>R = patient's right</source>
   <translation>R = rechts des Patienten</translation>
  </message>
  <message>
   <source>RECORDING</source>
   <translation>AUFZEICHNUNG LÄUFT</translation>
  </message>
  <message>
   <source>RMS</source>
   <translation>RMS</translation>
  </message>
  <message>
   <source>RMS (µV)</source>
   <translation>RMS (µV)</translation>
  </message>
  <message>
   <source>RMS at rest</source>
   <translation>RMS in Ruhe</translation>
  </message>
  <message>
   <source>RMS left / right</source>
   <translation>RMS links / rechts</translation>
  </message>
  <message>
   <source>RMS of bursts</source>
   <translation>RMS der Bursts</translation>
  </message>
  <message>
   <source>RMS of the burst over the RMS of the noise in this channel</source>
   <translation>RMS des Bursts, geteilt durch den RMS des Rauschens in diesem Kanal</translation>
  </message>
  <message>
   <source>RMS of the follower against the other side</source>
   <translation>RMS des Folgenden gegen die andere Seite</translation>
  </message>
  <message>
   <source>RMS of the strongest movement</source>
   <translation>RMS der stärksten Bewegung</translation>
  </message>
  <message>
   <source>RMS side ratio</source>
   <translation>RMS-Seitenverhältnis</translation>
  </message>
  <message>
   <source>RMS, median (µV)</source>
   <translation>RMS, Median (µV)</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>Rate</translation>
  </message>
  <message>
   <source>Rate of a file that states none.</source>
   <translation>Abtastrate einer Datei, die keine angibt.</translation>
  </message>
  <message>
   <source>Rate over time</source>
   <translation>Rate über die Zeit</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Aufzeichnung</translation>
  </message>
  <message>
   <source>Recording as &amp;BDF+…</source>
   <translation>Aufzeichnung als &amp;BDF+…</translation>
  </message>
  <message>
   <source>Recording as &amp;EDF+…</source>
   <translation>Aufzeichnung als E&amp;DF+…</translation>
  </message>
  <message>
   <source>Recording as CS&amp;V…</source>
   <translation>Aufzeichnung als CS&amp;V…</translation>
  </message>
  <message>
   <source>Recording for &amp;MATLAB…</source>
   <translation>Aufzeichnung für &amp;MATLAB…</translation>
  </message>
  <message>
   <source>Recordings (*.edf *.bdf *.xdf *.nwb *.h5 *.mat *.rhd *.c3d *.txt *.csv *.tsv);;All files (*)</source>
   <translation>Aufzeichnungen (*.edf *.bdf *.xdf *.nwb *.h5 *.mat *.rhd *.c3d *.txt *.csv *.tsv);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Rectified mean</source>
   <translation>Gleichgerichtetes Mittel</translation>
  </message>
  <message>
   <source>Rectified mean of %1 (%2)</source>
   <translation>Gleichgerichtetes Mittel von %1 (%2)</translation>
  </message>
  <message>
   <source>Rectified mean of %1, %2</source>
   <translation>Gleichgerichtetes Mittel von %1, %2</translation>
  </message>
  <message>
   <source>Red flags – see a physician whatever the ranking says</source>
   <translation>Warnzeichen – ärztlich abklären, was auch immer die Rangfolge sagt</translation>
  </message>
  <message>
   <source>Redo the step that was undone</source>
   <translation>Den rückgängig gemachten Schritt wiederherstellen</translation>
  </message>
  <message>
   <source>Remarks of the file</source>
   <translation>Anmerkungen der Datei</translation>
  </message>
  <message>
   <source>Remo&amp;ve</source>
   <translation>&amp;Entfernen</translation>
  </message>
  <message>
   <source>Remove cursors and marks and return to the traces</source>
   <translation>Messlinien und Marken entfernen und zu den Kurven zurückkehren</translation>
  </message>
  <message>
   <source>Remove the chosen burst or note</source>
   <translation>Den gewählten Burst oder die gewählte Notiz entfernen</translation>
  </message>
  <message>
   <source>Repeat</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Report as &amp;HTML…</source>
   <translation>Bericht als &amp;HTML…</translation>
  </message>
  <message>
   <source>Report as &amp;PDF…</source>
   <translation>Bericht als &amp;PDF…</translation>
  </message>
  <message>
   <source>Research software. Findings compatible with, not a diagnosis.</source>
   <translation>Software für die Forschung. Befunde vereinbar mit, keine Diagnose.</translation>
  </message>
  <message>
   <source>Research software; not a medical device. It says “findings compatible with”, never a diagnosis.

GPL-3.0-or-later. Uses Qt %1 and Qt Charts.</source>
   <translation>Software für die Forschung; kein Medizinprodukt. Sie sagt „Befunde vereinbar mit“, nie eine Diagnose.

GPL-3.0-or-later. Verwendet Qt %1 und Qt Charts.</translation>
  </message>
  <message>
   <source>Rest  %1</source>
   <translation>Ruhe  %1</translation>
  </message>
  <message>
   <source>Result as &amp;JSON…</source>
   <translation>Ergebnis als &amp;JSON…</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>Durchsicht</translation>
  </message>
  <message>
   <source>Review restored: %1</source>
   <translation>Durchsicht wiederhergestellt: %1</translation>
  </message>
  <message>
   <source>Review saved as %1</source>
   <translation>Durchsicht gespeichert als %1</translation>
  </message>
  <message>
   <source>Reviews (*.review.json)</source>
   <translation>Durchsichten (*.review.json)</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>Rechts</translation>
  </message>
  <message>
   <source>S&amp;horter page</source>
   <translation>&amp;Kürzere Seite</translation>
  </message>
  <message>
   <source>S&amp;maller text</source>
   <translation>&amp;Kleinere Schrift</translation>
  </message>
  <message>
   <source>S&amp;weep or roll</source>
   <translation>&amp;Überschreiben oder rollen</translation>
  </message>
  <message>
   <source>S&amp;weeps</source>
   <translation>S&amp;weeps</translation>
  </message>
  <message>
   <source>S&amp;ynkinesis</source>
   <translation>S&amp;ynkinesie</translation>
  </message>
  <message>
   <source>SPEAKS AGAINST IT</source>
   <translation>SPRICHT DAGEGEN</translation>
  </message>
  <message>
   <source>SPEAKS FOR IT</source>
   <translation>SPRICHT DAFÜR</translation>
  </message>
  <message>
   <source>STOPPED: THE DISK IS FULL</source>
   <translation>ANGEHALTEN: DIE PLATTE IST VOLL</translation>
  </message>
  <message>
   <source>Safe on disk</source>
   <translation>Sicher auf der Platte</translation>
  </message>
  <message>
   <source>Same mo&amp;vement</source>
   <translation>Gleiche Bewegun&amp;g</translation>
  </message>
  <message>
   <source>Save &amp;diagnostics…</source>
   <translation>&amp;Diagnosedaten speichern…</translation>
  </message>
  <message>
   <source>Save &amp;figure…</source>
   <translation>A&amp;bbildung speichern…</translation>
  </message>
  <message>
   <source>Save &amp;picture…</source>
   <translation>&amp;Bild speichern…</translation>
  </message>
  <message>
   <source>Save a picture of the window</source>
   <translation>Ein Bild des Fensters speichern</translation>
  </message>
  <message>
   <source>Save diagnostics</source>
   <translation>Diagnosedaten speichern</translation>
  </message>
  <message>
   <source>Save montage…</source>
   <translation>Montage speichern…</translation>
  </message>
  <message>
   <source>Save review &amp;as…</source>
   <translation>Durchsicht speichern &amp;unter…</translation>
  </message>
  <message>
   <source>Save the figure</source>
   <translation>Die Abbildung speichern</translation>
  </message>
  <message>
   <source>Save the files that the command reads</source>
   <translation>Die Dateien speichern, die der Befehl liest</translation>
  </message>
  <message>
   <source>Save the montage</source>
   <translation>Die Montage speichern</translation>
  </message>
  <message>
   <source>Save the review</source>
   <translation>Die Durchsicht speichern</translation>
  </message>
  <message>
   <source>Save the review beside the recording</source>
   <translation>Die Durchsicht neben der Aufzeichnung speichern</translation>
  </message>
  <message>
   <source>Save the review under a name of your choice</source>
   <translation>Die Durchsicht unter einem Namen nach Wahl speichern</translation>
  </message>
  <message>
   <source>Save the traces as a figure, SVG or PNG</source>
   <translation>Die Kurven als Abbildung speichern, SVG oder PNG</translation>
  </message>
  <message>
   <source>Save what helps to find a fault, without patient data</source>
   <translation>Speichern, was bei der Fehlersuche hilft, ohne Patientendaten</translation>
  </message>
  <message>
   <source>Saved %1</source>
   <translation>%1 gespeichert</translation>
  </message>
  <message>
   <source>Saved. The command can be run now.</source>
   <translation>Gespeichert. Der Befehl kann jetzt ausgeführt werden.</translation>
  </message>
  <message>
   <source>Say what each channel is: muscle, side, derivation</source>
   <translation>Sagen, was jeder Kanal ist: Muskel, Seite, Ableitung</translation>
  </message>
  <message>
   <source>Scroll back by a tenth of a page</source>
   <translation>Um ein Zehntel der Seite zurückrollen</translation>
  </message>
  <message>
   <source>Scroll forward by a tenth of a page</source>
   <translation>Um ein Zehntel der Seite vorrollen</translation>
  </message>
  <message>
   <source>Scroll in time</source>
   <translation>In der Zeit rollen</translation>
  </message>
  <message>
   <source>Second</source>
   <translation>Zweite</translation>
  </message>
  <message>
   <source>Second: %1</source>
   <translation>Zweite: %1</translation>
  </message>
  <message>
   <source>Seen at </source>
   <translation>Zu sehen bei </translation>
  </message>
  <message>
   <source>Seen, but not often or clearly enough to tell</source>
   <translation>Gesehen, aber nicht oft oder deutlich genug, um es zu sagen</translation>
  </message>
  <message>
   <source>Select a stretch of a trace: Shift+drag, or choose a burst.</source>
   <translation>Bitte einen Abschnitt einer Kurve auswählen: Umschalt+Ziehen, oder einen Burst wählen.</translation>
  </message>
  <message>
   <source>Session file of a live examination; without it nothing is kept.</source>
   <translation>Sitzungsdatei einer Live-Untersuchung; ohne sie wird nichts behalten.</translation>
  </message>
  <message>
   <source>Session files (*.nwb)</source>
   <translation>Sitzungsdateien (*.nwb)</translation>
  </message>
  <message>
   <source>Set marker 1 at this moment</source>
   <translation>In diesem Augenblick Marke 1 setzen</translation>
  </message>
  <message>
   <source>Set marker 2 at this moment</source>
   <translation>In diesem Augenblick Marke 2 setzen</translation>
  </message>
  <message>
   <source>Set marker 3 at this moment</source>
   <translation>In diesem Augenblick Marke 3 setzen</translation>
  </message>
  <message>
   <source>Set marker 4 at this moment</source>
   <translation>In diesem Augenblick Marke 4 setzen</translation>
  </message>
  <message>
   <source>Set marker 5 at this moment</source>
   <translation>In diesem Augenblick Marke 5 setzen</translation>
  </message>
  <message>
   <source>Set marker 6 at this moment</source>
   <translation>In diesem Augenblick Marke 6 setzen</translation>
  </message>
  <message>
   <source>Set marker 7 at this moment</source>
   <translation>In diesem Augenblick Marke 7 setzen</translation>
  </message>
  <message>
   <source>Set marker 8 at this moment</source>
   <translation>In diesem Augenblick Marke 8 setzen</translation>
  </message>
  <message>
   <source>Settings of the analysis (TOML).</source>
   <translation>Einstellungen der Auswertung (TOML).</translation>
  </message>
  <message>
   <source>Shift+Wheel</source>
   <translation>Umschalt+Rad</translation>
  </message>
  <message>
   <source>Shorter or longer page, around the pointer</source>
   <translation>Kürzere oder längere Seite um den Zeiger</translation>
  </message>
  <message>
   <source>Shorter page  (Ctrl++)</source>
   <translation>Kürzere Seite  (Strg++)</translation>
  </message>
  <message>
   <source>Show a longer stretch of time</source>
   <translation>Einen längeren Zeitabschnitt zeigen</translation>
  </message>
  <message>
   <source>Show a shorter stretch of time</source>
   <translation>Einen kürzeren Zeitabschnitt zeigen</translation>
  </message>
  <message>
   <source>Show events of which side</source>
   <translation>Ereignisse welcher Seite gezeigt werden</translation>
  </message>
  <message>
   <source>Show events that contain these words</source>
   <translation>Ereignisse zeigen, die diese Worte enthalten</translation>
  </message>
  <message>
   <source>Show filtered traces, or the raw signal</source>
   <translation>Gefilterte Kurven oder das Rohsignal zeigen</translation>
  </message>
  <message>
   <source>Show findings and compatible causes in full</source>
   <translation>Befunde und vereinbare Ursachen ganz zeigen</translation>
  </message>
  <message>
   <source>Show the &amp;command…</source>
   <translation>Den Befehl &amp;zeigen…</translation>
  </message>
  <message>
   <source>Show the command that gives the same result</source>
   <translation>Den Befehl zeigen, der dasselbe Ergebnis gibt</translation>
  </message>
  <message>
   <source>Show the least amplitude of bursts as lines to be dragged</source>
   <translation>Die Mindestamplitude der Bursts als verschiebbare Linien zeigen</translation>
  </message>
  <message>
   <source>Show the live examination, or choose a device for one</source>
   <translation>Die Live-Untersuchung zeigen, oder ein Gerät dafür wählen</translation>
  </message>
  <message>
   <source>Show the right side of the face beside the left, a muscle a row</source>
   <translation>Die rechte Gesichtshälfte neben der linken zeigen, je Muskel eine Zeile</translation>
  </message>
  <message>
   <source>Show the same movement in the recording that is compared</source>
   <translation>Die gleiche Bewegung in der verglichenen Aufnahme zeigen</translation>
  </message>
  <message>
   <source>Show the sheet of keyboard shortcuts</source>
   <translation>Die Übersicht der Tastaturkürzel zeigen</translation>
  </message>
  <message>
   <source>Show the whole recording on one page</source>
   <translation>Die ganze Aufzeichnung auf einer Seite zeigen</translation>
  </message>
  <message>
   <source>Show traces with the event list</source>
   <translation>Kurven mit der Liste der Ereignisse zeigen</translation>
  </message>
  <message>
   <source>Show two measuring cursors</source>
   <translation>Zwei Messlinien zeigen</translation>
  </message>
  <message>
   <source>Show which kind of event</source>
   <translation>Welche Art von Ereignissen gezeigt wird</translation>
  </message>
  <message>
   <source>Si&amp;gn…</source>
   <translation>Unters&amp;chreiben…</translation>
  </message>
  <message>
   <source>Side</source>
   <translation>Seite</translation>
  </message>
  <message>
   <source>Side unknown</source>
   <translation>Seite unbekannt</translation>
  </message>
  <message>
   <source>Sides</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <source>Sign the review; later changes are amendments</source>
   <translation>Die Durchsicht unterschreiben; spätere Änderungen sind Nachträge</translation>
  </message>
  <message>
   <source>Signal</source>
   <translation>Signal</translation>
  </message>
  <message>
   <source>Signal quality</source>
   <translation>Signalqualität</translation>
  </message>
  <message>
   <source>Signed by %1, %2 UTC, after step %3; SHA-256 %4</source>
   <translation>Unterschrieben von %1, %2 UTC, nach Schritt %3; SHA-256 %4</translation>
  </message>
  <message>
   <source>Signed by %1; later changes are amendments. Save the review to keep it.</source>
   <translation>Unterschrieben von %1; spätere Änderungen sind Nachträge. Bitte die Durchsicht speichern, um die Unterschrift zu behalten.</translation>
  </message>
  <message>
   <source>Signed by (name of the reader):</source>
   <translation>Unterschrieben von (Name der befundenden Person):</translation>
  </message>
  <message>
   <source>Simulate a patient with hemifacial spasm and open it</source>
   <translation>Einen Patienten mit Hemispasmus facialis simulieren und öffnen</translation>
  </message>
  <message>
   <source>Simulate a patient with synkinesis and open it</source>
   <translation>Einen Patienten mit Synkinesien simulieren und öffnen</translation>
  </message>
  <message>
   <source>Simulated patient with &amp;hemifacial spasm</source>
   <translation>Simulierter Patient mit &amp;Hemispasmus facialis</translation>
  </message>
  <message>
   <source>Simulated patient with s&amp;ynkinesis</source>
   <translation>Simulierter Patient mit S&amp;ynkinesien</translation>
  </message>
  <message>
   <source>Simulating a patient…</source>
   <translation>Ein Patient wird simuliert…</translation>
  </message>
  <message>
   <source>Size of text in percent, from 80 to 200.</source>
   <translation>Schriftgröße in Prozent, von 80 bis 200.</translation>
  </message>
  <message>
   <source>Size of the picture.</source>
   <translation>Größe des Bildes.</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>Überspringen</translation>
  </message>
  <message>
   <source>Smaller traces  (-)</source>
   <translation>Kleinere Kurven  (-)</translation>
  </message>
  <message>
   <source>Smaller traces: more microvolts a division</source>
   <translation>Kleinere Kurven: mehr Mikrovolt je Teilung</translation>
  </message>
  <message>
   <source>So&amp;und</source>
   <translation>&amp;Ton</translation>
  </message>
  <message>
   <source>So&amp;und while moving</source>
   <translation>&amp;Ton beim Bewegen</translation>
  </message>
  <message>
   <source>Sound</source>
   <translation>Ton</translation>
  </message>
  <message>
   <source>Sound of the EMG</source>
   <translation>Ton des EMG</translation>
  </message>
  <message>
   <source>Sound of the recording</source>
   <translation>Ton der Aufzeichnung</translation>
  </message>
  <message>
   <source>Sound while moving</source>
   <translation>Ton beim Bewegen</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Quelle</translation>
  </message>
  <message>
   <source>Sources: </source>
   <translation>Quellen: </translation>
  </message>
  <message>
   <source>Speak English</source>
   <translation>Englisch sprechen</translation>
  </message>
  <message>
   <source>Speak German</source>
   <translation>Deutsch sprechen</translation>
  </message>
  <message>
   <source>Speak the language of the desktop</source>
   <translation>Die Sprache des Schreibtischs sprechen</translation>
  </message>
  <message>
   <source>Spectro&amp;gram</source>
   <translation>Spektro&amp;gramm</translation>
  </message>
  <message>
   <source>Spectrogram</source>
   <translation>Spektrogramm</translation>
  </message>
  <message>
   <source>Spectrum</source>
   <translation>Spektrum</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Beginnen</translation>
  </message>
  <message>
   <source>Start or stop asking for movements</source>
   <translation>Das Verlangen von Bewegungen beginnen oder beenden</translation>
  </message>
  <message>
   <source>Start the examination</source>
   <translation>Die Untersuchung beginnen</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <source>State of the analysis</source>
   <translation>Stand der Auswertung</translation>
  </message>
  <message>
   <source>State of the choice</source>
   <translation>Stand der Auswahl</translation>
  </message>
  <message>
   <source>State of the recording</source>
   <translation>Zustand der Aufzeichnung</translation>
  </message>
  <message>
   <source>State of the sound</source>
   <translation>Zustand des Tons</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>Steps of the review</source>
   <translation>Schritte der Durchsicht</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Halt</translation>
  </message>
  <message>
   <source>Stop and finish the recording</source>
   <translation>Die Aufzeichnung anhalten und abschließen</translation>
  </message>
  <message>
   <source>Stop the examination and finish its file</source>
   <translation>Die Untersuchung anhalten und ihre Datei abschließen</translation>
  </message>
  <message>
   <source>Stop writing the output</source>
   <translation>Das Schreiben der Ausgabe abbrechen</translation>
  </message>
  <message>
   <source>Strength</source>
   <translation>Stärke</translation>
  </message>
  <message>
   <source>Surface EMG</source>
   <translation>Oberflächen-EMG</translation>
  </message>
  <message>
   <source>Surface EMG, %1, %2 to %3 of %4</source>
   <translation>Oberflächen-EMG, %1, %2 bis %3 von %4</translation>
  </message>
  <message>
   <source>Sweep</source>
   <translation>Überschreiben</translation>
  </message>
  <message>
   <source>Sweep instead of roll  (/)</source>
   <translation>Überschreiben statt rollen  (/)</translation>
  </message>
  <message>
   <source>Sweeps</source>
   <translation>Sweeps</translation>
  </message>
  <message>
   <source>Sweeps are shown as soon as the analysis is done.</source>
   <translation>Sweeps sind zu sehen, sobald die Auswertung fertig ist.</translation>
  </message>
  <message>
   <source>Synkinesis</source>
   <translation>Synkinesie</translation>
  </message>
  <message>
   <source>Synkinesis matrix</source>
   <translation>Synkinesie-Matrix</translation>
  </message>
  <message>
   <source>Synkinesis matrix: rows move, columns follow</source>
   <translation>Synkinesie-Matrix: Zeilen bewegen sich, Spalten folgen</translation>
  </message>
  <message>
   <source>Synkinesis: %1 of %2 judged pairs present</source>
   <translation>Synkinesie: %1 von %2 beurteilten Paaren vorhanden</translation>
  </message>
  <message>
   <source>Synkinetic</source>
   <translation>Synkinetisch</translation>
  </message>
  <message>
   <source>THE FILE IS NOT WHOLE</source>
   <translation>DIE DATEI IST NICHT VOLLSTÄNDIG</translation>
  </message>
  <message>
   <source>Take channels from a montage file</source>
   <translation>Kanäle aus einer Montagedatei übernehmen</translation>
  </message>
  <message>
   <source>Take the least amplitude from the marked channel</source>
   <translation>Die Mindestamplitude des markierten Kanals aufheben</translation>
  </message>
  <message>
   <source>Take these words</source>
   <translation>Diese Worte nehmen</translation>
  </message>
  <message>
   <source>Text (*.txt)</source>
   <translation>Text (*.txt)</translation>
  </message>
  <message>
   <source>Text at %1 %</source>
   <translation>Schrift bei %1 %</translation>
  </message>
  <message>
   <source>Text at its normal size</source>
   <translation>Schrift in üblicher Größe</translation>
  </message>
  <message>
   <source>The analysis has not ended yet; the output needs its result.</source>
   <translation>Die Auswertung ist noch nicht fertig; die Ausgabe braucht ihr Ergebnis.</translation>
  </message>
  <message>
   <source>The bursts are counted as soon as the analysis is done.</source>
   <translation>Die Bursts werden gezählt, sobald die Auswertung fertig ist.</translation>
  </message>
  <message>
   <source>The chosen pair</source>
   <translation>Das gewählte Paar</translation>
  </message>
  <message>
   <source>The command behind this result</source>
   <translation>Der Befehl hinter diesem Ergebnis</translation>
  </message>
  <message>
   <source>The device has been gone for %1: check its plug</source>
   <translation>Das Gerät ist seit %1 weg: Stecker prüfen</translation>
  </message>
  <message>
   <source>The device has sent nothing for %1: check its switch</source>
   <translation>Das Gerät sendet seit %1 nichts: Schalter prüfen</translation>
  </message>
  <message>
   <source>The device sends again, after %1 of silence</source>
   <translation>Das Gerät sendet wieder, nach %1 Stille</translation>
  </message>
  <message>
   <source>The disk is full: the recording was stopped</source>
   <translation>Die Platte ist voll: Die Aufzeichnung wurde angehalten</translation>
  </message>
  <message>
   <source>The disk is nearly full</source>
   <translation>Die Platte ist fast voll</translation>
  </message>
  <message>
   <source>The disk is nearly full: it lasts for %1</source>
   <translation>Die Platte ist fast voll: Sie reicht noch für %1</translation>
  </message>
  <message>
   <source>The examination is over</source>
   <translation>Die Untersuchung ist vorbei</translation>
  </message>
  <message>
   <source>The figure was copied.</source>
   <translation>Die Abbildung wurde kopiert.</translation>
  </message>
  <message>
   <source>The figures come as soon as both recordings are analysed.</source>
   <translation>Die Größen kommen, sobald beide Aufnahmen ausgewertet sind.</translation>
  </message>
  <message>
   <source>The folder %1 cannot be made; choose another file</source>
   <translation>Der Ordner %1 lässt sich nicht anlegen; bitte eine andere Datei wählen</translation>
  </message>
  <message>
   <source>The language changes when Facialis is started again.</source>
   <translation>Die Sprache ändert sich beim nächsten Start von Facialis.</translation>
  </message>
  <message>
   <source>The other recording has no movement “%1”</source>
   <translation>Die andere Aufnahme hat keine Bewegung „%1“</translation>
  </message>
  <message>
   <source>The pairs are judged as soon as the analysis is done.</source>
   <translation>Die Paare werden beurteilt, sobald die Auswertung fertig ist.</translation>
  </message>
  <message>
   <source>The patient's right is on the right loudspeaker.</source>
   <translation>Die rechte Seite des Patienten kommt aus dem rechten Lautsprecher.</translation>
  </message>
  <message>
   <source>The patient's right is on the right loudspeaker. It sounds %1 ms late.</source>
   <translation>Die rechte Seite des Patienten kommt aus dem rechten Lautsprecher. Der Ton ist %1 ms verspätet.</translation>
  </message>
  <message>
   <source>The recording is being finished</source>
   <translation>Die Aufzeichnung wird abgeschlossen</translation>
  </message>
  <message>
   <source>The recording is in danger: %1</source>
   <translation>Die Aufzeichnung ist in Gefahr: %1</translation>
  </message>
  <message>
   <source>The recording to open.</source>
   <translation>Die zu öffnende Aufzeichnung.</translation>
  </message>
  <message>
   <source>The settings %1 could not be read; standard settings are in use, and nothing will be kept.</source>
   <translation>Die Einstellungen %1 konnten nicht gelesen werden; es gelten die üblichen, und nichts wird behalten.</translation>
  </message>
  <message>
   <source>The settings could not be read; standard settings are in use. The old file is kept as %1.</source>
   <translation>Die Einstellungen konnten nicht gelesen werden; es gelten die üblichen. Die alte Datei bleibt als %1 erhalten.</translation>
  </message>
  <message>
   <source>The source is being opened</source>
   <translation>Die Quelle wird geöffnet</translation>
  </message>
  <message>
   <source>The table was copied.</source>
   <translation>Die Tabelle wurde kopiert.</translation>
  </message>
  <message>
   <source>The traces can be reviewed all the same.</source>
   <translation>Die Kurven können trotzdem durchgesehen werden.</translation>
  </message>
  <message>
   <source>The trend is shown as soon as the analysis is done.</source>
   <translation>Der Verlauf ist zu sehen, sobald die Auswertung fertig ist.</translation>
  </message>
  <message>
   <source>The window closes when the recording is finished</source>
   <translation>Das Fenster schließt sich, wenn die Aufzeichnung abgeschlossen ist</translation>
  </message>
  <message>
   <source>Theme of the &amp;system</source>
   <translation>Farbschema des &amp;Systems</translation>
  </message>
  <message>
   <source>This command gives the same result:</source>
   <translation>Dieser Befehl gibt dasselbe Ergebnis:</translation>
  </message>
  <message>
   <source>Threads of overview and analysis.</source>
   <translation>Threads von Übersicht und Auswertung.</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <source>Time (ms)</source>
   <translation>Zeit (ms)</translation>
  </message>
  <message>
   <source>Time (s)</source>
   <translation>Zeit (s)</translation>
  </message>
  <message>
   <source>Time after the driver's onset (ms)</source>
   <translation>Zeit nach dem Beginn des führenden Muskels (ms)</translation>
  </message>
  <message>
   <source>Time after the stimulus (ms)</source>
   <translation>Zeit nach dem Reiz (ms)</translation>
  </message>
  <message>
   <source>Time from the start of the recording (min)</source>
   <translation>Zeit seit Anfang der Aufzeichnung (min)</translation>
  </message>
  <message>
   <source>Time from the start of the recording (s)</source>
   <translation>Zeit seit Anfang der Aufzeichnung (s)</translation>
  </message>
  <message>
   <source>Time in spasm</source>
   <translation>Zeit im Spasmus</translation>
  </message>
  <message>
   <source>Time in spasm (fraction)</source>
   <translation>Zeit im Spasmus (Anteil)</translation>
  </message>
  <message>
   <source>Time left</source>
   <translation>Restzeit</translation>
  </message>
  <message>
   <source>Time of day</source>
   <translation>Uhrzeit</translation>
  </message>
  <message>
   <source>To (%1)</source>
   <translation>Bis (%1)</translation>
  </message>
  <message>
   <source>To (s)</source>
   <translation>Bis (s)</translation>
  </message>
  <message>
   <source>Tonic spasm</source>
   <translation>Tonischer Spasmus</translation>
  </message>
  <message>
   <source>Topic</source>
   <translation>Thema</translation>
  </message>
  <message>
   <source>Trace and the bursts of each detector</source>
   <translation>Kurve und die Bursts jedes Detektors</translation>
  </message>
  <message>
   <source>Traces</source>
   <translation>Kurven</translation>
  </message>
  <message>
   <source>Traces of the other recording</source>
   <translation>Kurven der anderen Aufnahme</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>Salve</translation>
  </message>
  <message>
   <source>Trend</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>Trend over the examination</source>
   <translation>Verlauf über die Untersuchung</translation>
  </message>
  <message>
   <source>Trials</source>
   <translation>Durchgänge</translation>
  </message>
  <message>
   <source>Trials (Enter, N, P)</source>
   <translation>Durchgänge (Eingabe, N, P)</translation>
  </message>
  <message>
   <source>Trouble</source>
   <translation>Störung</translation>
  </message>
  <message>
   <source>Unclassified</source>
   <translation>Nicht eingeordnet</translation>
  </message>
  <message>
   <source>Undo the last step</source>
   <translation>Den letzten Schritt rückgängig machen</translation>
  </message>
  <message>
   <source>Unit of a file that states none: uV, mV or V.</source>
   <translation>Einheit einer Datei, die keine angibt: uV, mV oder V.</translation>
  </message>
  <message>
   <source>Unsaved work was found and restored, %1. The panel Review leads back.</source>
   <translation>Nicht gespeicherte Arbeit wurde gefunden und wiederhergestellt, %1. Das Feld Durchsicht führt zurück.</translation>
  </message>
  <message>
   <source>Up to now, %1; it may change as more is seen.</source>
   <translation>Bis jetzt, %1; es kann sich ändern, wenn mehr zu sehen ist.</translation>
  </message>
  <message>
   <source>Verdict</source>
   <translation>Urteil</translation>
  </message>
  <message>
   <source>View of the picture: %1.</source>
   <translation>Ansicht des Bildes: %1.</translation>
  </message>
  <message>
   <source>Volume</source>
   <translation>Lautstärke</translation>
  </message>
  <message>
   <source>Voluntary</source>
   <translation>Willkürlich</translation>
  </message>
  <message>
   <source>WAITING, NOT KEPT</source>
   <translation>WARTET, NICHT BEHALTEN</translation>
  </message>
  <message>
   <source>WAITING, RECORDING GOES ON</source>
   <translation>WARTET, AUFZEICHNUNG LÄUFT WEITER</translation>
  </message>
  <message>
   <source>Waiting for the first samples</source>
   <translation>Warten auf die ersten Abtastwerte</translation>
  </message>
  <message>
   <source>Warning:</source>
   <translation>Warnung:</translation>
  </message>
  <message>
   <source>Warnings</source>
   <translation>Warnungen</translation>
  </message>
  <message>
   <source>Welch, Hann, %1 of %2 ms, %3 Hz a bin</source>
   <translation>Welch, Hann, %1 von %2 ms, %3 Hz je Klasse</translation>
  </message>
  <message>
   <source>Welcome</source>
   <translation>Willkommen</translation>
  </message>
  <message>
   <source>What could not be read</source>
   <translation>Was nicht gelesen werden konnte</translation>
  </message>
  <message>
   <source>What do you see yourself, before you read what the findings are compatible with?</source>
   <translation>Was sehen Sie selbst, bevor Sie lesen, womit die Befunde vereinbar sind?</translation>
  </message>
  <message>
   <source>What is counted</source>
   <translation>Was gezählt wird</translation>
  </message>
  <message>
   <source>What is followed over time</source>
   <translation>Was über die Zeit verfolgt wird</translation>
  </message>
  <message>
   <source>What is shown</source>
   <translation>Was gezeigt wird</translation>
  </message>
  <message>
   <source>What it is</source>
   <translation>Was es ist</translation>
  </message>
  <message>
   <source>What sweeps are aligned at</source>
   <translation>Woran Sweeps ausgerichtet werden</translation>
  </message>
  <message>
   <source>What the device can do</source>
   <translation>Was das Gerät kann</translation>
  </message>
  <message>
   <source>What the patient is asked for</source>
   <translation>Was vom Patienten verlangt wird</translation>
  </message>
  <message>
   <source>What the state means</source>
   <translation>Was der Zustand bedeutet</translation>
  </message>
  <message>
   <source>What was found</source>
   <translation>Was gefunden wurde</translation>
  </message>
  <message>
   <source>Wheel</source>
   <translation>Rad</translation>
  </message>
  <message>
   <source>Where the files of the command shall be</source>
   <translation>Wo die Dateien des Befehls liegen sollen</translation>
  </message>
  <message>
   <source>Where the page of the picture begins.</source>
   <translation>Wo die Seite des Bildes beginnt.</translation>
  </message>
  <message>
   <source>Which recording came first is not known: their starts are equal or not stated.</source>
   <translation>Welche Aufnahme die frühere ist, ist nicht bekannt: Ihre Anfänge sind gleich oder nicht angegeben.</translation>
  </message>
  <message>
   <source>Which recording this is</source>
   <translation>Welche Aufnahme dies ist</translation>
  </message>
  <message>
   <source>Which time, and what comes next</source>
   <translation>Welche Zeit, und was als Nächstes kommt</translation>
  </message>
  <message>
   <source>White and pure colours on black</source>
   <translation>Weiß und reine Farben auf Schwarz</translation>
  </message>
  <message>
   <source>Why not %1?</source>
   <translation>Warum nicht %1?</translation>
  </message>
  <message>
   <source>Without an analysis there is no ranking.</source>
   <translation>Ohne Auswertung gibt es keine Rangfolge.</translation>
  </message>
  <message>
   <source>Words of marker %1</source>
   <translation>Worte der Marke %1</translation>
  </message>
  <message>
   <source>Write a marker of any words</source>
   <translation>Eine Marke mit beliebigen Worten schreiben</translation>
  </message>
  <message>
   <source>Write a note on the marked stretch, or on this page</source>
   <translation>Eine Notiz zum markierten Abschnitt oder zu dieser Seite schreiben</translation>
  </message>
  <message>
   <source>Write a picture of the window and quit; needs no display.</source>
   <translation>Ein Bild des Fensters schreiben und beenden; braucht keinen Bildschirm.</translation>
  </message>
  <message>
   <source>Write an output</source>
   <translation>Eine Ausgabe schreiben</translation>
  </message>
  <message>
   <source>Write every table into a folder, tab-separated</source>
   <translation>Alle Tabellen in einen Ordner schreiben, durch Tabulatoren getrennt</translation>
  </message>
  <message>
   <source>Write recording and result as a session file</source>
   <translation>Aufzeichnung und Ergebnis als Sitzungsdatei schreiben</translation>
  </message>
  <message>
   <source>Write recording and tables as an EMG-BIDS dataset</source>
   <translation>Aufzeichnung und Tabellen als EMG-BIDS-Datensatz schreiben</translation>
  </message>
  <message>
   <source>Write the recording as BDF+</source>
   <translation>Die Aufzeichnung als BDF+ schreiben</translation>
  </message>
  <message>
   <source>Write the recording as EDF+</source>
   <translation>Die Aufzeichnung als EDF+ schreiben</translation>
  </message>
  <message>
   <source>Write the recording as a MATLAB file</source>
   <translation>Die Aufzeichnung als MATLAB-Datei schreiben</translation>
  </message>
  <message>
   <source>Write the recording as a table of samples</source>
   <translation>Die Aufzeichnung als Tabelle der Abtastwerte schreiben</translation>
  </message>
  <message>
   <source>Write the report as HTML</source>
   <translation>Den Bericht als HTML schreiben</translation>
  </message>
  <message>
   <source>Write the report as PDF</source>
   <translation>Den Bericht als PDF schreiben</translation>
  </message>
  <message>
   <source>Write the whole result as JSON</source>
   <translation>Das ganze Ergebnis als JSON schreiben</translation>
  </message>
  <message>
   <source>Writing %1…</source>
   <translation>%1 wird geschrieben…</translation>
  </message>
  <message>
   <source>Written: %1</source>
   <translation>Geschrieben: %1</translation>
  </message>
  <message>
   <source>Written: %1 (%2)</source>
   <translation>Geschrieben: %1 (%2)</translation>
  </message>
  <message>
   <source>Your own impression</source>
   <translation>Ihre eigene Beurteilung</translation>
  </message>
  <message>
   <source>Zoom to a stretch of time; Backspace goes back</source>
   <translation>Auf einen Zeitabschnitt zoomen; Rücktaste geht zurück</translation>
  </message>
  <message>
   <source>absent</source>
   <translation>nicht vorhanden</translation>
  </message>
  <message>
   <source>accept</source>
   <translation>annehmen</translation>
  </message>
  <message>
   <source>accepted by the reader</source>
   <translation>von der befundenden Person angenommen</translation>
  </message>
  <message>
   <source>activity</source>
   <translation>Aktivität</translation>
  </message>
  <message>
   <source>all channels</source>
   <translation>alle Kanäle</translation>
  </message>
  <message>
   <source>all of it is judged once more</source>
   <translation>alles wird noch einmal beurteilt</translation>
  </message>
  <message>
   <source>all of it is judged once more and the file is closed</source>
   <translation>alles wird noch einmal beurteilt und die Datei geschlossen</translation>
  </message>
  <message>
   <source>and more</source>
   <translation>und mehr</translation>
  </message>
  <message>
   <source>artifact</source>
   <translation>Artefakt</translation>
  </message>
  <message>
   <source>artifact, %1 ms</source>
   <translation>Artefakt, %1 ms</translation>
  </message>
  <message>
   <source>as recorded, not filtered</source>
   <translation>wie aufgezeichnet, nicht gefiltert</translation>
  </message>
  <message>
   <source>bad</source>
   <translation>schlecht</translation>
  </message>
  <message>
   <source>bar under a trace = burst</source>
   <translation>Balken unter einer Kurve = Burst</translation>
  </message>
  <message>
   <source>bins of %1 %2</source>
   <translation>Klassen von %1 %2</translation>
  </message>
  <message>
   <source>blink</source>
   <translation>Blinzeln</translation>
  </message>
  <message>
   <source>burst</source>
   <translation>Burst</translation>
  </message>
  <message>
   <source>bursts/min of rest</source>
   <translation>Bursts/min in Ruhe</translation>
  </message>
  <message>
   <source>by the device's counter</source>
   <translation>nach dem Zähler des Geräts</translation>
  </message>
  <message>
   <source>by the missing bytes</source>
   <translation>nach den fehlenden Bytes</translation>
  </message>
  <message>
   <source>by this machine's clock</source>
   <translation>nach der Uhr dieses Rechners</translation>
  </message>
  <message>
   <source>chosen: %1 %2: %3</source>
   <translation>gewählt: %1 %2: %3</translation>
  </message>
  <message>
   <source>clipped</source>
   <translation>übersteuert</translation>
  </message>
  <message>
   <source>clipped %1 %</source>
   <translation>übersteuert %1 %</translation>
  </message>
  <message>
   <source>clipped, larger than the device can measure</source>
   <translation>übersteuert, größer als das Gerät messen kann</translation>
  </message>
  <message>
   <source>clonic</source>
   <translation>klonisch</translation>
  </message>
  <message>
   <source>counts</source>
   <translation>Zählwerte</translation>
  </message>
  <message>
   <source>cyton:/dev/ttyUSB0, lsl:NAME, simulate:hfs?seed=3, …</source>
   <translation>cyton:/dev/ttyUSB0, lsl:NAME, simulate:hfs?seed=3, …</translation>
  </message>
  <message>
   <source>dB</source>
   <translation>dB</translation>
  </message>
  <message>
   <source>early response</source>
   <translation>frühe Antwort</translation>
  </message>
  <message>
   <source>either --live SOURCE or a FILE. See --help.</source>
   <translation>entweder --live QUELLE oder eine DATEI. Siehe --help.</translation>
  </message>
  <message>
   <source>electrode off</source>
   <translation>Elektrode ab</translation>
  </message>
  <message>
   <source>end of the recording</source>
   <translation>Ende der Aufzeichnung</translation>
  </message>
  <message>
   <source>envelope</source>
   <translation>Hüllkurve</translation>
  </message>
  <message>
   <source>findings against it</source>
   <translation>Befunde sprechen dagegen</translation>
  </message>
  <message>
   <source>findings compatible with, not a diagnosis</source>
   <translation>Befunde vereinbar mit, keine Diagnose</translation>
  </message>
  <message>
   <source>flat line</source>
   <translation>Nulllinie</translation>
  </message>
  <message>
   <source>flat line, is the electrode connected?</source>
   <translation>Nulllinie, ist die Elektrode angeschlossen?</translation>
  </message>
  <message>
   <source>follower active in %1 of %2 (persistence %3 %)</source>
   <translation>Folgender Muskel aktiv in %1 von %2 (Persistenz %3 %)</translation>
  </message>
  <message>
   <source>full: recording was stopped</source>
   <translation>voll: Aufzeichnung wurde angehalten</translation>
  </message>
  <message>
   <source>gap</source>
   <translation>Lücke</translation>
  </message>
  <message>
   <source>hold s</source>
   <translation>Halten s</translation>
  </message>
  <message>
   <source>involuntary bursts a minute of rest</source>
   <translation>unwillkürliche Bursts je Minute Ruhe</translation>
  </message>
  <message>
   <source>involuntary bursts of the side's facial muscles, at rest</source>
   <translation>unwillkürliche Bursts der Gesichtsmuskeln der Seite, in Ruhe</translation>
  </message>
  <message>
   <source>lag %1 ms</source>
   <translation>Latenz %1 ms</translation>
  </message>
  <message>
   <source>late lateral spread</source>
   <translation>späte laterale Ausbreitung</translation>
  </message>
  <message>
   <source>late response</source>
   <translation>späte Antwort</translation>
  </message>
  <message>
   <source>lateral spread</source>
   <translation>laterale Ausbreitung</translation>
  </message>
  <message>
   <source>laterality (-1 left, +1 right)</source>
   <translation>Seitenbetonung (−1 links, +1 rechts)</translation>
  </message>
  <message>
   <source>least burst %1 %2 RMS</source>
   <translation>kleinster Burst %1 %2 RMS</translation>
  </message>
  <message>
   <source>mains, artifact, drift taken out</source>
   <translation>Netz, Artefakte, Drift entfernt</translation>
  </message>
  <message>
   <source>mean |V| %1 %2</source>
   <translation>Mittel |V| %1 %2</translation>
  </message>
  <message>
   <source>median RMS of involuntary bursts, filtered %1</source>
   <translation>medianer RMS unwillkürlicher Bursts, gefiltert %1</translation>
  </message>
  <message>
   <source>moderate support</source>
   <translation>mäßig gestützt</translation>
  </message>
  <message>
   <source>more than 2 days</source>
   <translation>mehr als 2 Tage</translation>
  </message>
  <message>
   <source>most compatible cause</source>
   <translation>am besten passende Ursache</translation>
  </message>
  <message>
   <source>movements</source>
   <translation>Bewegungen</translation>
  </message>
  <message>
   <source>ms</source>
   <translation>ms</translation>
  </message>
  <message>
   <source>myokymic</source>
   <translation>myokym</translation>
  </message>
  <message>
   <source>negative up</source>
   <translation>negativ nach oben</translation>
  </message>
  <message>
   <source>next of %1</source>
   <translation>weiter, von %1</translation>
  </message>
  <message>
   <source>no</source>
   <translation>nein</translation>
  </message>
  <message>
   <source>no mirror muscle recorded</source>
   <translation>kein Spiegelmuskel aufgezeichnet</translation>
  </message>
  <message>
   <source>no more signal comes</source>
   <translation>kein Signal mehr</translation>
  </message>
  <message>
   <source>no support</source>
   <translation>nicht gestützt</translation>
  </message>
  <message>
   <source>no trial that could be judged</source>
   <translation>kein Durchgang, der beurteilt werden konnte</translation>
  </message>
  <message>
   <source>no unit known: counts</source>
   <translation>keine Einheit bekannt: Zählwerte</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <source>not asked</source>
   <translation>nicht gefragt</translation>
  </message>
  <message>
   <source>not assessable</source>
   <translation>nicht zu beurteilen</translation>
  </message>
  <message>
   <source>not enough to measure</source>
   <translation>nicht genug zum Messen</translation>
  </message>
  <message>
   <source>not filtered</source>
   <translation>nicht gefiltert</translation>
  </message>
  <message>
   <source>not known (mirror muscle not recorded, or too few trials)</source>
   <translation>nicht bekannt (Spiegelmuskel nicht aufgezeichnet, oder zu wenige Durchgänge)</translation>
  </message>
  <message>
   <source>not reached</source>
   <translation>nicht erreicht</translation>
  </message>
  <message>
   <source>not reached, but the mirror muscle hardly ever joins</source>
   <translation>nicht erreicht, doch der Spiegelmuskel geht fast nie mit</translation>
  </message>
  <message>
   <source>not run</source>
   <translation>nicht gelaufen</translation>
  </message>
  <message>
   <source>not usable now</source>
   <translation>jetzt nicht brauchbar</translation>
  </message>
  <message>
   <source>not usable – see Quality</source>
   <translation>nicht brauchbar – siehe Qualität</translation>
  </message>
  <message>
   <source>not usable:</source>
   <translation>nicht brauchbar:</translation>
  </message>
  <message>
   <source>nothing can be lost</source>
   <translation>nichts kann verloren gehen</translation>
  </message>
  <message>
   <source>nothing is being saved</source>
   <translation>nichts wird gespeichert</translation>
  </message>
  <message>
   <source>nothing was judged in this cell</source>
   <translation>in dieser Zelle wurde nichts beurteilt</translation>
  </message>
  <message>
   <source>nothing was saved</source>
   <translation>nichts wurde gespeichert</translation>
  </message>
  <message>
   <source>numbers: times rest</source>
   <translation>Zahlen: Vielfache der Ruhe</translation>
  </message>
  <message>
   <source>one FILE at a time. See --help.</source>
   <translation>bitte eine DATEI auf einmal. Siehe --help.</translation>
  </message>
  <message>
   <source>only the detector's</source>
   <translation>nur die des Detektors</translation>
  </message>
  <message>
   <source>only the picture stands still; the stream goes on; End = live</source>
   <translation>nur das Bild steht still; der Strom läuft weiter; Ende = live</translation>
  </message>
  <message>
   <source>over: %1</source>
   <translation>vorbei: %1</translation>
  </message>
  <message>
   <source>p = %1 (circular shifts)</source>
   <translation>p = %1 (zirkuläre Verschiebungen)</translation>
  </message>
  <message>
   <source>patient's left  L</source>
   <translation>links des Patienten  L</translation>
  </message>
  <message>
   <source>peak to peak %1 %2</source>
   <translation>Spitze-Spitze %1 %2</translation>
  </message>
  <message>
   <source>persistence of %1 sweeps</source>
   <translation>Nachleuchten von %1 Sweeps</translation>
  </message>
  <message>
   <source>positive up</source>
   <translation>positiv nach oben</translation>
  </message>
  <message>
   <source>present</source>
   <translation>vorhanden</translation>
  </message>
  <message>
   <source>raw, baseline centred</source>
   <translation>roh, Grundlinie zentriert</translation>
  </message>
  <message>
   <source>reached</source>
   <translation>erreicht</translation>
  </message>
  <message>
   <source>recorded %1</source>
   <translation>aufgezeichnet %1</translation>
  </message>
  <message>
   <source>reject, with a reason</source>
   <translation>verwerfen, mit Begründung</translation>
  </message>
  <message>
   <source>rejected by the reader</source>
   <translation>von der befundenden Person verworfen</translation>
  </message>
  <message>
   <source>rest %1 %2 RMS, no limit</source>
   <translation>Ruhe %1 %2 RMS, keine Grenze</translation>
  </message>
  <message>
   <source>rest s</source>
   <translation>Ruhe s</translation>
  </message>
  <message>
   <source>rest that was looked at</source>
   <translation>ausgewertete Ruhe</translation>
  </message>
  <message>
   <source>roll</source>
   <translation>Rollen</translation>
  </message>
  <message>
   <source>s</source>
   <translation>s</translation>
  </message>
  <message>
   <source>see %1</source>
   <translation>siehe %1</translation>
  </message>
  <message>
   <source>selection</source>
   <translation>Auswahl</translation>
  </message>
  <message>
   <source>share of rest spent in them</source>
   <translation>ihr Anteil an der Ruhe</translation>
  </message>
  <message>
   <source>stimuli</source>
   <translation>Reize</translation>
  </message>
  <message>
   <source>strong mains hum, check electrode and ground</source>
   <translation>starkes Netzbrummen, Elektrode und Erdung prüfen</translation>
  </message>
  <message>
   <source>strong support</source>
   <translation>stark gestützt</translation>
  </message>
  <message>
   <source>sweep</source>
   <translation>Überschreiben</translation>
  </message>
  <message>
   <source>sweep %1 shown (N, P)</source>
   <translation>Sweep %1 ist zu sehen (N, P)</translation>
  </message>
  <message>
   <source>synkinesis</source>
   <translation>Synkinesie</translation>
  </message>
  <message>
   <source>synkinetic</source>
   <translation>synkinetisch</translation>
  </message>
  <message>
   <source>the band is shaded</source>
   <translation>das Band ist schattiert</translation>
  </message>
  <message>
   <source>the device sends nothing; check its plug and its switch</source>
   <translation>das Gerät sendet nichts; bitte Stecker und Schalter prüfen</translation>
  </message>
  <message>
   <source>the recording is in %1</source>
   <translation>die Aufzeichnung liegt in %1</translation>
  </message>
  <message>
   <source>the source ended with an error</source>
   <translation>die Quelle endete mit einem Fehler</translation>
  </message>
  <message>
   <source>their median length</source>
   <translation>ihre mediane Länge</translation>
  </message>
  <message>
   <source>time that any muscle of the side is in spasm, of what was recorded</source>
   <translation>Zeit, in der irgendein Muskel der Seite im Spasmus ist, von dem, was aufgezeichnet wurde</translation>
  </message>
  <message>
   <source>times</source>
   <translation>mal</translation>
  </message>
  <message>
   <source>to %1</source>
   <translation>nach %1</translation>
  </message>
  <message>
   <source>tonic</source>
   <translation>tonisch</translation>
  </message>
  <message>
   <source>turned</source>
   <translation>umgekehrt</translation>
  </message>
  <message>
   <source>undecided</source>
   <translation>unentschieden</translation>
  </message>
  <message>
   <source>units</source>
   <translation>Einheiten</translation>
  </message>
  <message>
   <source>unknown</source>
   <translation>unbekannt</translation>
  </message>
  <message>
   <source>voluntary</source>
   <translation>willkürlich</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>wartet</translation>
  </message>
  <message>
   <source>weak support</source>
   <translation>schwach gestützt</translation>
  </message>
  <message>
   <source>what was recorded until then is in %1; make room before the next one</source>
   <translation>was bis dahin aufgezeichnet wurde, ist in %1; vor der nächsten Aufzeichnung Platz schaffen</translation>
  </message>
  <message>
   <source>with single bursts</source>
   <translation>mit einzelnen Bursts</translation>
  </message>
  <message>
   <source>withdraw</source>
   <translation>zurückziehen</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>ja</translation>
  </message>
  <message>
   <source>× noise</source>
   <translation>× Rauschen</translation>
  </message>
  <message>
   <source>ΔV %1 %2 (%3)</source>
   <translation>ΔV %1 %2 (%3)</translation>
  </message>
  <message>
   <source>Δt %1 ms</source>
   <translation>Δt %1 ms</translation>
  </message>
  <message>
   <source>κ: Cohen's kappa over time, %: of the time alike, both with the detector in use; the others began %1 before the window</source>
   <translation>κ: Cohens Kappa über die Zeit, %: gleicher Anteil der Zeit, beides mit dem verwendeten Detektor; die anderen begannen %1 vor dem Fenster</translation>
  </message>
  <message>
   <source>–</source>
   <translation>–</translation>
  </message>
  <message>
   <source>−</source>
   <translation>−</translation>
  </message>
  <message>
   <source>− ↑</source>
   <translation>− ↑</translation>
  </message>
  <message>
   <source>◀ Event</source>
   <translation>◀ Ereignis</translation>
  </message>
  <message>
   <source>○ quiet</source>
   <translation>○ ruhig</translation>
  </message>
  <message>
   <source>● followed</source>
   <translation>● folgte</translation>
  </message>
 </context>
</TS>
