"""What a register must say again, from what is left: the best rows there are, the number books, the letters themselves.

Pure: values in, values out. A number that anything knows is never free again. Nothing is guessed about a person's
work: a letter that is taken in anew counts as edited, so that no run replaces it, and what only a person can decide
is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.csv_agenda import BarisCSV
from tata_usaha.agenda.nomor import BarisNomor
from tata_usaha.agenda.periksa_catatan import Jejak
from tata_usaha.outbox.naskah_ditemukan import NaskahDitemukan
from zi_model.daur_naskah import Langkah, StatusNaskah, dapat
from zi_model.nomor import KeadaanNomor
from zi_model.srikandi import dari_srikandi

KunciNomor = tuple[str, int, int]
"""Counter, year, number."""


@dataclass
class Pemulihan:
    """Of one office: its letters and numbers as they shall be, what is done to get there, what a person must decide."""

    satker: str
    entri: dict[str, EntriAgenda]
    nomor: dict[KunciNomor, BarisNomor]
    tindakan: list[str] = field(default_factory=list)
    putusan: list[str] = field(default_factory=list)

    @classmethod
    def dari(cls, satker: str, entri: Sequence[EntriAgenda], nomor: Sequence[BarisNomor]) -> Pemulihan:
        """Begin with these rows."""
        return cls(satker, {e.kunci: e for e in entri}, {(b.pencacah, b.tahun, b.nomor): b for b in nomor})

    def ikuti_kejadian(self, jejak: Mapping[str, Jejak], lama: Mapping[str, EntriAgenda]) -> None:
        """Let each row say what its events tell; one that is gone comes back, from a copy (`lama`) as far as it can."""
        for kunci, milik in jejak.items():
            entri = self.entri.get(kunci) or lama.get(kunci) or entri_baru(kunci, str(milik.berkas), kunci)
            baru = _menurut(entri, milik)
            if kunci not in self.entri:
                self.tindakan.append(f"catatan {kunci} dikembalikan menurut kejadiannya")
            elif baru != entri:
                self.tindakan.append(f"catatan {kunci} dibetulkan menurut kejadiannya")
            self.entri[kunci] = baru

    def ambil_csv(self, csv: Mapping[int, Mapping[tuple[str, int], BarisCSV]], *, berlaku: bool) -> None:
        """Take in what the number books say of each number; `berlaku`: they know more than the rows do."""
        for tahun, terakhir in csv.items():
            for (pencacah, angka), tertulis in terakhir.items():
                kunci: KunciNomor = (pencacah, tahun, angka)
                ada = self.nomor.get(kunci)
                if ada is None or (berlaku and _keadaan(ada) != _csv(tertulis)):
                    self.nomor[kunci] = _baris(self.satker, tahun, tertulis)
                    self.tindakan.append(f"nomor {angka} {pencacah} {tahun} diambil dari buku-agenda.csv")

    def ambil_berkas(self, ditemukan: Sequence[NaskahDitemukan], ada: Callable[[str], bool]) -> None:
        """Take in the letters that lie in the outbox; `ada` tells whether a file lies at a path below it."""
        menurut: dict[str, list[NaskahDitemukan]] = {}
        for satu in ditemukan:
            menurut.setdefault(satu.kunci, []).append(satu)
        for kunci, semua in menurut.items():
            utama = [n for n in semua if not n.sanding]
            entri = self.entri.get(kunci)
            if entri is not None and ada(entri.berkas):
                asing = [n.berkas for n in semua if n.sanding and n.berkas != entri.berkas_sanding]
                self.putusan += [
                    f"{nama} di samping {kunci} tidak tercatat: pakai isinya atau pindahkan" for nama in asing
                ]
                continue
            if len(utama) != 1:
                sebutan = ", ".join(n.berkas for n in semua)
                self.putusan.append(
                    f"{kunci} ada di {len(semua)} berkas, pilih satu dan pindahkan yang lain: {sebutan}"
                )
                continue
            (pilihan,) = utama
            samping = [n.berkas for n in semua if n.sanding]
            if entri is None:
                baru = entri_baru(kunci, pilihan.berkas, pilihan.perihal)
                self.entri[kunci] = replace(baru, berkas_sanding=samping[0] if len(samping) == 1 else None)
                self.tindakan.append(f"{kunci} dicatat kembali dari {pilihan.berkas}")
            else:
                self.entri[kunci] = replace(entri, berkas=pilihan.berkas)
                self.tindakan.append(f"{kunci} ditemukan di {pilihan.berkas}")

    def ambil_jalur(self, ditemukan: Sequence[NaskahDitemukan]) -> None:
        """Let each letter go the way that its file says, unless it has a number of the office's own book."""
        for satu in ditemukan:
            entri = self.entri.get(satu.kunci)
            if entri is not None and entri.berkas == satu.berkas and satu.jalur and satu.jalur != entri.jalur:
                pencacah = {b.pencacah for b in self.nomor.values() if b.kunci == entri.kunci}
                if all(map(dari_srikandi, pencacah)):
                    self.entri[satu.kunci] = replace(entri, jalur=satu.jalur)

    def ambil_nomor(self, ditemukan: Sequence[NaskahDitemukan], pencacah: Callable[[EntriAgenda], str]) -> None:
        """Give each letter the number that its file says, where no other letter has it."""
        for satu in ditemukan:
            entri = self.entri.get(satu.kunci)
            if entri is None or entri.berkas != satu.berkas or satu.nomor is None or satu.tanggal is None:
                continue
            milik = [b for b in self.nomor.values() if b.kunci == entri.kunci and b.keadaan is KeadaanNomor.DIPAKAI]
            if any((b.nomor, b.tahun) == (satu.nomor, satu.tanggal.year) for b in milik):
                continue
            kunci: KunciNomor = (pencacah(entri), satu.tanggal.year, satu.nomor)
            ada = self.nomor.get(kunci)
            if milik or ada is not None:
                pemilik = f"milik {ada.kunci or ada.perihal} ({ada.keadaan})" if ada else "tidak tercatat"
                self.putusan.append(f"{entri.kunci} memuat nomor {satu.nomor}, yang {pemilik}: betulkan nomornya")
                continue
            self.nomor[kunci] = BarisNomor(
                self.satker, *kunci, satu.tanggal, entri.kunci, entri.perihal, KeadaanNomor.DIPAKAI, "dipulihkan"
            )
            self.tindakan.append(f"nomor {satu.nomor} {kunci[0]} {kunci[1]} diambil dari {satu.berkas}")

    def samakan_nomor(self, *, menurut_naskah: bool) -> None:
        """Let letters and numbers agree: by the letters' rows (`menurut_naskah`), else by the number rows."""
        if menurut_naskah:
            self._menurut_naskah()
        milik = {b.kunci: k for k, b in self.nomor.items() if b.kunci and b.keadaan is KeadaanNomor.DIPAKAI}
        for entri in list(self.entri.values()):
            kunci = milik.get(entri.kunci)
            if kunci is not None:
                baris = self.nomor[kunci]
                tanggal = baris.tanggal or entri.tanggal
                baru = replace(entri, jenis_nomor=kunci[0], tahun_nomor=kunci[1], nomor=kunci[2], tanggal=tanggal)
            elif entri.nomor is not None and dapat(entri.status, Langkah.SIAP):
                baru = replace(entri, jenis_nomor=None, tahun_nomor=None, nomor=None, tanggal=None)
            else:
                continue
            if baru != entri:
                self.entri[entri.kunci] = baru
                self.tindakan.append(f"nomor {entri.kunci} menjadi {baru.nomor or 'tidak ada'}")

    def _menurut_naskah(self) -> None:
        dipakai: dict[KunciNomor, EntriAgenda] = {}
        pencacah = {(b.kunci, b.tahun, b.nomor): b.pencacah for b in self.nomor.values()}
        for e in list(self.entri.values()):
            if jenis := pencacah.get((e.kunci, e.tahun_nomor or 0, e.nomor or 0)):
                e = self.entri[e.kunci] = replace(e, jenis_nomor=jenis)
            if e.nomor is not None and e.jenis_nomor is not None and e.tahun_nomor is not None:
                dipakai[e.jenis_nomor, e.tahun_nomor, e.nomor] = e
        for kunci, e in dipakai.items():
            ada = self.nomor.get(kunci)
            keadaan = (
                KeadaanNomor.BATAL if e.status is StatusNaskah.BATAL and not e.dicabut_oleh else KeadaanNomor.DIPAKAI
            )
            seharusnya = (e.kunci, e.tanggal, keadaan)
            if ada is None or (ada.kunci, ada.tanggal, ada.keadaan) != seharusnya:
                alasan = ada.alasan if ada else "dipulihkan"
                self.nomor[kunci] = BarisNomor(self.satker, *kunci, e.tanggal, e.kunci, e.perihal, keadaan, alasan)
                self.tindakan.append(f"nomor {kunci[2]} {kunci[0]} {kunci[1]} dicatat untuk {e.kunci}")
        for kunci, baris in list(self.nomor.items()):
            if baris.keadaan is KeadaanNomor.DIPAKAI and baris.kunci and kunci not in dipakai:
                entri = self.entri.get(baris.kunci)
                if entri is not None and entri.nomor is None and entri.status is StatusNaskah.KONSEP:
                    continue  # the number book knows it, and the letter gets it
                alasan = "tercatat untuk naskah yang tidak memakainya"
                self.nomor[kunci] = replace(baris, kunci=None, keadaan=KeadaanNomor.LUAR, alasan=alasan)
                self.putusan.append(
                    f"nomor {kunci[2]} {kunci[0]} {kunci[1]} tidak dipakai {baris.kunci}; ditandai LUAR"
                )

    def bersihkan(self, ditemukan: Sequence[NaskahDitemukan]) -> None:
        """Forget what the rows say of files that are others by now: written after the rows were, perhaps by ourselves.

        Such a file may have the size of the one before without being damaged, when only its number is another.
        """
        for satu in ditemukan:
            entri = self.entri.get(satu.kunci)
            if entri is None or entri.berkas != satu.berkas or entri.status is not StatusNaskah.KONSEP:
                continue
            if satu.sha256 == entri.sha256_niat:
                self.entri[satu.kunci] = replace(
                    entri,
                    sha256=satu.sha256,
                    sha256_tulis=satu.sha256,
                    ukuran_tulis=satu.ukuran,
                    sha256_niat=None,
                )
            elif satu.ukuran == entri.ukuran_tulis and satu.sha256 != entri.sha256_tulis:
                self.entri[satu.kunci] = replace(entri, sha256_tulis=None, ukuran_tulis=None, sha256_niat=None)
            elif entri.sha256_niat is not None:
                self.entri[satu.kunci] = replace(entri, sha256_niat=None)


def entri_baru(kunci: str, berkas: str, perihal: str) -> EntriAgenda:
    """Return the entry of a letter that is taken in anew: a draft of which no bytes are known to be ours."""
    satker, periode, sisa = (*kunci.split("/", 2), "", "")[:3]
    jenis = sisa.partition("/")[0]
    return EntriAgenda(kunci, satker, jenis, perihal, periode, berkas, StatusNaskah.KONSEP, revisi=1, sha256=None)


def _menurut(entri: EntriAgenda, jejak: Jejak) -> EntriAgenda:
    """Return a row that says what the events tell."""
    dikenal = jejak.status in StatusNaskah.__members__
    nomor = int(jejak.nomor) if jejak.nomor else None
    tanggal = dt.date.fromisoformat(jejak.tanggal) if jejak.tanggal else None
    tahun = tanggal.year if tanggal else None
    return replace(
        entri,
        berkas=jejak.berkas or entri.berkas,
        status=StatusNaskah(jejak.status) if dikenal else entri.status,
        status_asing="" if dikenal else jejak.status,
        revisi=int(jejak.revisi) if jejak.revisi else entri.revisi,
        sha256=jejak.sha256,
        sha256_siap=jejak.sha256_siap,
        berkas_ttd=jejak.berkas_ttd,
        sha256_ttd=jejak.sha256_ttd,
        dicabut_oleh=jejak.dicabut_oleh,
        nomor=nomor,
        tanggal=tanggal,
        tahun_nomor=tahun if nomor is not None else None,
        jenis_nomor=entri.jenis_nomor if nomor is not None else None,
    )


def _keadaan(baris: BarisNomor) -> tuple[KeadaanNomor, str, dt.date | None]:
    return baris.keadaan, baris.kunci or "", baris.tanggal


def _csv(satu: BarisCSV) -> tuple[KeadaanNomor, str, dt.date | None]:
    return satu.peristiwa.keadaan, satu.kunci, satu.tanggal


def _baris(satker: str, tahun: int, satu: BarisCSV) -> BarisNomor:
    return BarisNomor(
        satker,
        satu.pencacah,
        tahun,
        satu.nomor,
        satu.tanggal,
        satu.kunci or None,
        satu.perihal,
        satu.peristiwa.keadaan,
        satu.alasan,
    )
