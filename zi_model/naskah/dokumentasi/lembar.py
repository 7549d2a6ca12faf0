"""Lembar dokumentasi: what was laid down as proof of one obligation, shown as it is.

Pictures two to a row, each with its file's name and the date that its camera wrote; films as a
list with their length and a QR code; every other accepted file in a list. Nothing is said about
what a picture shows: that one paragraph is a fill-in for the people who were there. What the
obligation still lacks is a fill-in too, so an empty sheet is never taken for a finished one.

Two callers: rows of the plan whose proof is pictures (`susun_dokumentasi`), and the packet of a
meeting, whose photo sheet names the meeting's day and subject (`susun_dokumentasi_rapat`). Both
tell of evidence, so both are drafted when the time is over, with the reports.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zi_model.bahasa import angka_dan_kata, hari_tanggal, isi_teks, tanggal_panjang
from zi_model.bukti import Bukti, JenisBerkas, JenisBukti, RincianBerkas
from zi_model.kantor import Kantor
from zi_model.kewajiban import Kewajiban
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.dokumentasi.isi import (
    AcaraLembar,
    BarisFoto,
    BerkasLembar,
    FotoLembar,
    IsiDokumentasi,
    TeksDokumentasi,
    TeksLembar,
    VideoLembar,
)
from zi_model.naskah.inti.bagian import (
    KOSONG,
    kutip,
    nama_berkas_aman,
    nama_ringkas,
    nilai_umum,
    susun_keputusan_rencana,
    susun_tempat_tanggal,
)
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.inti.naskah import (
    Foto,
    Isian,
    KodeQR,
    KunciNaskah,
    Kutipan,
    Naskah,
    PenandaTangan,
    Teks,
    baca_miring,
    kendali_atau_isian,
    rangkai,
    susun_kop,
    susun_penanda_tangan,
)
from zi_model.status import HasilStatus

LEBAR_FOTO_MM, TINGGI_FOTO_MM = 70, 70
"""The box of a picture: two fit beside each other between the margins of an A4 page, three rows below."""
_SISI_QR_MM = 22
_TAMPIL = frozenset({JenisBerkas.JPEG, JenisBerkas.PNG, JenisBerkas.WEBP})
_GAMBAR = _TAMPIL | {JenisBerkas.HEIC}
_VIDEO = JenisBukti.VIDEO.berkas
_DOKUMENTASI = frozenset({JenisBukti.DOKUMENTASI, JenisBukti.TANGKAPAN_LAYAR, JenisBukti.VIDEO})
_ANGKA = re.compile(r"(\d+)")


@dataclass(frozen=True)
class LembarRapat:
    """What a meeting's sheet has of the meeting: how letters name it, its day, and all obligations that it serves.

    Its pictures lie in the folder of any of them.
    """

    acara: AcaraLembar
    hari: dt.date
    serapat: Sequence[Kewajiban]


def susun_dokumentasi(bahan: Bahan, kewajiban: Kewajiban, nama: str = "") -> Naskah:
    """Return the sheet that a row of the plan calls for; `nama` is its wording's, if not the row's own.

    Raises:
        KeyError: when the office has no text for it, or nobody holds the post that signs.

    """
    slug = nama or kewajiban.baris.indikator.naskah
    teks = bahan.kantor.teks.ambil(slug, TeksDokumentasi)
    return _susun(bahan, kewajiban, teks, bentuk_kunci(slug), None)


def susun_dokumentasi_rapat(
    bahan: Bahan, kewajiban: Kewajiban, nama: str, teks: TeksDokumentasi, rapat: LembarRapat
) -> Naskah:
    """Return the photo sheet of a meeting, with the key `dokumentasi-<nama>`.

    `kewajiban` is the obligation that calls for the meeting. To be drafted when its time is over, with the reports.

    Raises:
        KeyError: when nobody holds the post that signs.

    """
    return _susun(bahan, kewajiban, teks, f"dokumentasi-{nama}", rapat)


def _susun(bahan: Bahan, kewajiban: Kewajiban, teks: TeksDokumentasi, jenis: str, rapat: LembarRapat | None) -> Naskah:
    satker, jendela = bahan.kantor.satker, kewajiban.jendela
    umum = nilai_umum(satker, jendela)
    ringkas = umum | {"periode": nama_ringkas(jendela), "kode": kewajiban.kode}
    return Naskah(
        kunci=KunciNaskah(satker.kode, jenis, "", kewajiban.periode),
        perihal=isi_teks(teks.perihal, umum),
        templat="lembar-dokumentasi.docx",
        nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, ringkas)),
        keluarga="laporan",
        isi=_susun_isi(bahan, kewajiban, teks, rapat),
        kode=(kewajiban.kode,),
        unit=kewajiban.unit,
    )


def _susun_isi(bahan: Bahan, kewajiban: Kewajiban, teks: TeksDokumentasi, rapat: LembarRapat | None) -> IsiDokumentasi:
    kantor, jendela, indikator = bahan.kantor, kewajiban.jendela, kewajiban.baris.indikator.rapi
    lembar = kantor.teks.ambil("dokumentasi", TeksLembar)
    unit = kantor.satker.unit_menurut_kode(kewajiban.unit).nama
    aksi, nama = baca_miring(kewajiban.baris.aksi.nama_rapi), baca_miring(indikator.nama)
    nilai: dict[str, Teks | int] = {
        **nilai_umum(kantor.satker, jendela),
        "keputusan": susun_keputusan_rencana(bahan.tahun, lembar.keputusan),
        "kode": kewajiban.kode,
        "aksi": aksi,
        "indikator": nama,
        "bukti_fisik": baca_miring(indikator.bukti_fisik),
        "unit": unit,
    }
    ditunjuk = rapat.serapat if rapat else (kewajiban,)
    semua = [h for h in bahan.status_laporan(jendela) if h.kewajiban in ditunjuk]
    hasil = next(h for h in semua if h.kewajiban == kewajiban)
    bukti = _Pemilah(bahan, kewajiban, lembar, rapat).pilah(semua)
    ada = bool(bukti.foto or bukti.video or bukti.berkas)

    def pengantar(pola: str, daftar: Sequence[object]) -> Teks:
        return rangkai(pola, {**nilai, "jumlah": angka_dan_kata(len(daftar))}) if daftar else ""

    return IsiDokumentasi(
        kop=susun_kop(kantor.satker),
        judul=str(rangkai(lembar.judul, nilai)),
        periode=jendela.nama,
        kegiatan=aksi,
        indikator=nama,
        unit=unit,
        acara=rapat.acara if rapat else None,
        dasar=rangkai(lembar.dasar, nilai),
        tujuan=rangkai(teks.tujuan, nilai),
        uraian=Isian(tag="uraian-foto", petunjuk=teks.uraian) if bukti.foto or bukti.video else None,
        kurang=_susun_kurang(hasil, lembar, nilai, ada=ada),
        foto_pengantar=pengantar(lembar.gambar, bukti.foto),
        foto=_berdua(bukti.foto),
        video_pengantar=pengantar(lembar.video, bukti.video),
        video=tuple(bukti.video),
        berkas_pengantar=pengantar(lembar.berkas, bukti.berkas),
        berkas=tuple(bukti.berkas),
        penutup=rangkai(lembar.penutup if ada else lembar.penutup_tanpa, nilai),
        tempat_tanggal=susun_tempat_tanggal(kantor.satker),
        penanda_tangan=_susun_penanda_tangan(kantor, kewajiban, lembar),
    )


class _Pemilah:
    """Sorts the accepted files of an obligation, or of all that share a meeting, into pictures, films and others."""

    def __init__(self, bahan: Bahan, kewajiban: Kewajiban, lembar: TeksLembar, rapat: LembarRapat | None) -> None:
        self._kewajiban = kewajiban
        self._rapat = rapat
        self.foto: list[FotoLembar] = []
        self.video: list[VideoLembar] = []
        self.berkas: list[BerkasLembar] = []
        self._rincian = bahan.rincian
        self._zona = bahan.kantor.zona
        self._jendela = kewajiban.jendela
        self._lembar = lembar
        self._di_luar = isi_teks(lembar.di_luar, nilai_umum(bahan.kantor.satker, kewajiban.jendela))

    def pilah(self, hasil: Iterable[HasilStatus]) -> _Pemilah:
        """Sort what counts and what was laid beside it; of copies only the first to arrive is shown.

        Of the other rows that share a meeting only pictures and films are shown: what else lies there is theirs.
        """
        tampil = _GAMBAR | _VIDEO
        milik = [(h, [*dict.fromkeys(b for _, b in h.dihitung), *h.lain]) for h in hasil]
        semua = [b for h, ada in milik for b in ada if h.kewajiban == self._kewajiban or b.jenis in tampil]
        gambar: list[tuple[Bukti, RincianBerkas]] = []
        pertama: dict[str, Bukti] = {}
        for bukti in sorted(semua, key=lambda b: (b.diterima, b.berkas)):
            asal = pertama.setdefault(bukti.sha256, bukti)
            if asal is not bukti:
                self._tambah_berkas(bukti, rangkai(self._lembar.salinan, {"berkas": kutip(asal.nama)}))
            elif bukti.jenis in _VIDEO:
                self._tambah_video(bukti)
            elif bukti.jenis not in _GAMBAR:
                self._tambah_berkas(bukti, KOSONG)
            elif bukti.jenis not in _TAMPIL:
                self._tambah_berkas(bukti, self._lembar.tak_tampil)
            elif (rincian := self._rincian(bukti)).terbaca:
                gambar.append((bukti, rincian))
            else:
                self._tambah_berkas(bukti, self._lembar.tak_terbaca)
        for nomor, (bukti, rincian) in enumerate(sorted(gambar, key=_urutan), start=1):
            self._tambah_foto(nomor, bukti, rincian)
        return self

    def _tambah_foto(self, nomor: int, bukti: Bukti, rincian: RincianBerkas) -> None:
        hari = rincian.diambil.date() if rincian.diambil else None
        tanggal = hari_tanggal(hari) if hari else self._lembar.tanpa_tanggal
        judul: Teks = kutip(_tanpa_akhiran(bukti.nama))
        uraian, catatan = str(judul), self._catatan(hari)
        if self._rapat:
            tag, uraian = f"keterangan-foto-{nomor}", f"Foto {nomor}, {tanggal}"
            judul = kendali_atau_isian(tanggal if hari else None, tag, "tanggal foto dan apa yang tampak")
        self.foto.append(
            FotoLembar(
                nomor=nomor,
                gambar=Foto(berkas=rincian.tempat, lebar_mm=LEBAR_FOTO_MM, tinggi_mm=TINGGI_FOTO_MM, uraian=uraian),
                judul=judul,
                tanggal=tanggal if not (self._rapat and hari) else f"({catatan})" if catatan else "",
                catatan="" if self._rapat else catatan,
            )
        )

    def _catatan(self, hari: dt.date | None) -> str:
        """Return the remark on a picture's day: of a meeting it is that day, else any of the obligation's time."""
        if hari is None:
            return ""
        if self._rapat:
            beda = {"rapat": hari_tanggal(self._rapat.hari)}
            return "" if hari == self._rapat.hari else isi_teks(self._lembar.bukan_hari_rapat, beda)
        return "" if self._jendela.mulai <= hari <= self._jendela.akhir else self._di_luar

    def _tambah_video(self, bukti: Bukti) -> None:
        durasi, nama = self._rincian(bukti).durasi_detik, kutip(bukti.nama)
        self.video.append(
            VideoLembar(
                berkas=nama,
                durasi=self._lembar.tanpa_durasi if durasi is None else sebut_durasi(durasi),
                diterima=self._diterima(bukti),
                sidik=bukti.sha256,
                qr=KodeQR(
                    isi=f"{_sebaris(nama)} SHA-256:{bukti.sha256}",
                    sisi_mm=_SISI_QR_MM,
                    uraian=f"Kode QR {_sebaris(nama)}",
                ),
            )
        )

    def _tambah_berkas(self, bukti: Bukti, keterangan: Teks) -> None:
        self.berkas.append(
            BerkasLembar(
                berkas=kutip(bukti.nama),
                jenis=str(bukti.jenis),
                diterima=self._diterima(bukti),
                keterangan=keterangan,
            )
        )

    def _diterima(self, bukti: Bukti) -> str:
        return tanggal_panjang(bukti.diterima.astimezone(self._zona).date())


def sebut_durasi(detik: float) -> str:
    """Return a length of time as a list of films shows it: `45 detik`, `2 menit 5 detik`, `1 jam 30 menit`."""
    bulat = max(1, round(detik))
    jam, sisa = divmod(bulat, 3600)
    menit, sisa_detik = divmod(sisa, 60)
    bagian = ((jam, "jam"), (menit, "menit"), (sisa_detik, "detik"))
    return " ".join(f"{nilai} {satuan}" for nilai, satuan in bagian if nilai)


def _urutan(pasang: tuple[Bukti, RincianBerkas]) -> tuple[object, ...]:
    """Return the place of a picture: by the date of its camera, those without one after them, then by name."""
    bukti, rincian = pasang
    nama = [(int(p), "") if p.isdecimal() else (0, p) for p in _ANGKA.split(bukti.nama.casefold())]
    return rincian.diambil is None, rincian.diambil or dt.datetime.min, nama, bukti.berkas


def _sebaris(kutipan: Kutipan) -> str:
    return " ".join(kutipan.teks.split())


def _tanpa_akhiran(nama: str) -> str:
    """Return a file's name as a caption: without its suffix, unless nothing else is left."""
    return nama.rpartition(".")[0] or nama


def _berdua(foto: Sequence[FotoLembar]) -> tuple[BarisFoto, ...]:
    return tuple(
        BarisFoto(kiri=foto[ke], kanan=foto[ke + 1] if ke + 1 < len(foto) else None) for ke in range(0, len(foto), 2)
    )


def _susun_kurang(
    hasil: HasilStatus, lembar: TeksLembar, nilai: Mapping[str, Teks | int], *, ada: bool
) -> tuple[Teks, ...]:
    """Return what documentation is still missing, a fill-in for each piece; `ada`: the sheet shows or lists something.

    A meeting's sheet shows pictures of other rows, so it must not say that there is none.
    """
    belum = [k for k in hasil.kurang if _DOKUMENTASI.intersection(k.pilihan)]
    if not belum:
        return ()
    pengantar = lembar.kurang if ada else lembar.tanpa_bukti
    isian = (
        Isian(tag=f"bukti-{ke}", petunjuk=str(rangkai(lembar.kurang_isian, {**nilai, "kurang": str(k)})))
        for ke, k in enumerate(belum, start=1)
    )
    return (rangkai(pengantar, nilai), *isian)


def _susun_penanda_tangan(kantor: Kantor, kewajiban: Kewajiban, lembar: TeksLembar) -> PenandaTangan:
    """Return who signs: the post that the wording names, or else the head of the unit that answers for the row."""
    tanggal = sesudah(kewajiban.jendela)
    kepala = (p.id for p in kantor.pejabat.pejabat if p.unit == kewajiban.unit and p.menjabat(tanggal))
    jabatan = lembar.penanda_tangan or next(kepala, None)
    if jabatan is not None:
        return susun_penanda_tangan(kantor, jabatan, tanggal)
    unit = kantor.satker.unit_menurut_kode(kewajiban.unit).nama
    return PenandaTangan(
        jabatan=isi_teks(lembar.penanda_tangan_tanpa_pejabat, {"unit": unit}),
        nama=Isian(tag="nama-penanda-tangan", petunjuk="nama penanda tangan"),
        nip=Isian(tag="nip-penanda-tangan", petunjuk="NIP penanda tangan"),
    )
