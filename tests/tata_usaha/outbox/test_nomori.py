"""Numbering fills number and date in the file as a person left it, and nothing else; the register takes each once."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from docx import Document

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.migrasi import VERSI
from tata_usaha.agenda.skema import kejadian
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.konsep.jati_diri import jati_diri_berkas
from tata_usaha.konsep.kendali import cari_kendali
from tata_usaha.outbox.daftar import daftar
from tata_usaha.outbox.isian_nomor import bertag
from tata_usaha.outbox.nomori import BIASA, HasilNomor, Kehendak, nomori
from tata_usaha.outbox.taruh import HasilTaruh, taruh
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.word.ganti_bagian import baca_bagian
from tests.tata_usaha.naskah_uji import BarisUji, IsiUji, naskah_uji, tulis_templat
from tests.zi_model.bahan_sigi import kantor
from tools.templat.kit import PenulisTemplat
from zi_model.anjuran import Tindak
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.kantor import Kantor
from zi_model.naskah.inti.jati_diri import JatiDiriNaskah
from zi_model.naskah.inti.naskah import Isian, Kendali, KunciNaskah, Naskah, Teks, rangkai
from zi_model.periode import Periode

SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
HARI = dt.date(2026, 3, 18)
NOMOR: Teks = rangkai("{no}/PW.02-Und/7210/2026", {"no": Isian(tag="nomor", petunjuk="nomor")})
TANGGAL = Isian(tag="tanggal", petunjuk="tanggal")
LAIN = Isian(tag="tempat", petunjuk="tempat rapat")


def templat(t: PenulisTemplat) -> None:
    t.nomor_halaman()
    t.paragraf("{{ judul }}", "ND Bab")
    t.paragraf("Nomor: {{ teks }}")
    with t.blok("for b in daftar"):
        t.paragraf("{{ b.nama }}: {{ b.nilai }}")


@dataclasses.dataclass
class MejaNomor:
    """An outbox with its register; `taruh` prints and lays a letter."""

    folder: Path
    basis: BasisData
    pola: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def alamat(self) -> str:
        """The address of the register, for a second one who opens it."""
        return self.basis._mesin.url.render_as_string(hide_password=False)

    def taruh(self, jenis: str = "undangan-monev", nomor: Teks = NOMOR, *lain: Teks, judul: str = "Bab I") -> Tindakan:
        return self.taruh_hasil(jenis, nomor, *lain, judul=judul).tindakan

    def taruh_hasil(
        self, jenis: str = "undangan-monev", nomor: Teks = NOMOR, *lain: Teks, judul: str = "Bab I"
    ) -> HasilTaruh:
        baris = tuple(BarisUji(nama=f"Baris {ke}", nilai=t) for ke, t in enumerate(lain or (TANGGAL, LAIN), start=1))
        naskah = dataclasses.replace(
            naskah_uji(IsiUji(judul=judul, teks=nomor, daftar=baris)),
            kunci=KunciNaskah("sigi", jenis, "", Periode.parse("2026-TW1")),
            nama_berkas=f"01 {jenis}",
        )
        return self.taruh_naskah(naskah)

    def taruh_naskah(self, naskah: Naskah) -> HasilTaruh:
        return taruh(self.outbox, self.basis, naskah, cetak(naskah, kantor(), self.folder), SAAT, self.pola)

    def entri(self, jenis: str = "undangan-monev") -> EntriAgenda:
        with self.basis.baca() as sambungan:
            hasil = agenda.cari(sambungan, f"sigi/2026-TW1/{jenis}")
        assert hasil is not None
        return hasil

    def berkas(self, jenis: str = "undangan-monev") -> Path:
        return self.outbox / self.entri(jenis).berkas

    def nomori(
        self,
        nomor: int | None = 15,
        jenis: str = "undangan-monev",
        hari: dt.date = HARI,
        kehendak: Kehendak = BIASA,
        milik: Kantor | None = None,
    ) -> HasilNomor:
        return nomori(self.outbox, self.basis, milik or kantor(), self.entri(jenis), nomor, hari, SAAT, kehendak)

    def peristiwa(self) -> list[str]:
        with self.basis.baca() as sambungan:
            return list(sambungan.scalars(sa.select(kejadian.c.peristiwa).order_by(kejadian.c.nomor)))


@pytest.fixture
def meja_nomor(tmp_path: Path, url_agenda_tahan: str) -> Iterator[MejaNomor]:
    tulis_templat(tmp_path, templat)
    with buka(url_agenda_tahan) as basis:
        yield MejaNomor(tmp_path, basis)


def sunting(berkas: Path) -> None:
    """Change a draft as somebody would in an office program."""
    dokumen = Document(str(berkas))
    dokumen.add_paragraph("Ditambahkan Kasubbag & <rekan>.")
    dokumen.save(str(berkas))


def di_luar_kendali(docx: bytes) -> dict[str, bytes]:
    """Return all parts, without what stands in the controls of number and date."""
    bagian = baca_bagian(docx)
    for kendali in reversed(cari_kendali(bagian)):
        if bertag(kendali, "nomor") or bertag(kendali, "tanggal"):
            xml, unsur = bagian[kendali.bagian], kendali.unsur
            bagian[kendali.bagian] = xml[: unsur.awal] + b"@" + xml[unsur.akhir :]
    return bagian


def terpak(docx: bytes) -> dict[str, tuple[bytes, tuple[int, ...], int]]:
    """Return the members as they are packed, with their dates and flags."""
    with zipfile.ZipFile(io.BytesIO(docx)) as paket:
        hasil = {}
        for info in paket.infolist():
            awal = (
                info.header_offset
                + 30
                + int.from_bytes(docx[info.header_offset + 26 : info.header_offset + 28], "little")
            )
            awal += int.from_bytes(docx[info.header_offset + 28 : info.header_offset + 30], "little")
            hasil[info.filename] = docx[awal : awal + info.compress_size], info.date_time, info.compress_type
        return hasil


def nilai(docx: bytes) -> list[tuple[str, str, bool]]:
    return [(k.tag, k.teks, k.terisi) for k in cari_kendali(baca_bagian(docx))]


def periksa_hanya_kendali_berubah(sebelum: bytes, sesudah: bytes) -> None:
    assert sesudah != sebelum
    assert di_luar_kendali(sesudah) == di_luar_kendali(sebelum)
    lama, baru = terpak(sebelum), terpak(sesudah)
    assert list(lama) == list(baru)
    assert {nama for nama in lama if lama[nama] != baru[nama]} <= {"word/document.xml", "word/header1.xml"}
    with zipfile.ZipFile(io.BytesIO(sesudah)) as paket:
        assert paket.testzip() is None


def test_nomor_dan_tanggal_terisi_di_berkas_yang_sudah_disunting(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    sunting(meja_nomor.berkas())
    sebelum = meja_nomor.berkas().read_bytes()
    hasil = meja_nomor.nomori()
    sesudah = meja_nomor.berkas().read_bytes()
    periksa_hanya_kendali_berubah(sebelum, sesudah)
    assert nilai(sesudah) == [
        ("isian:nomor", "15", True),
        ("isian:tanggal", "18 Maret 2026", True),
        ("isian:tempat", "[isi: tempat rapat]", False),
    ]
    assert (hasil.terisi, hasil.tersisa) == (2, ())
    assert hasil.riwayat is not None
    assert hasil.riwayat.read_bytes() == sebelum
    entri = meja_nomor.entri()
    assert (entri.nomor, entri.tanggal, entri.jenis_nomor, entri.tahun_nomor) == (15, HARI, "undangan", 2026)
    assert meja_nomor.peristiwa()[-1] == "DINOMORI"


def test_yang_terisi_tidak_lagi_tampak_sebagai_isian(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    meja_nomor.nomori()
    xml = baca_bagian(meja_nomor.berkas().read_bytes())["word/document.xml"]
    potongan = next(k for k in cari_kendali({"word/document.xml": xml}) if k.tag == "isian:nomor").unsur
    assert b"showingPlcHdr" not in xml[potongan.awal : potongan.akhir]
    assert b"NDIsian" not in xml[potongan.awal : potongan.akhir]
    assert xml.count(b"showingPlcHdr") == 1, "isian lain tetap isian"


@pytest.mark.tahan
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice tidak terpasang")
def test_berkas_yang_disimpan_ulang_libreoffice(meja_nomor: MejaNomor, tmp_path: Path) -> None:
    meja_nomor.taruh()
    berkas = meja_nomor.berkas()
    perintah = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "docx"]
    subprocess.run([*perintah, "--outdir", str(tmp_path / "ulang"), str(berkas)], check=True, capture_output=True)
    shutil.copy(tmp_path / "ulang" / berkas.name, berkas)
    sebelum = berkas.read_bytes()
    assert jati_diri_berkas(sebelum) == JatiDiriNaskah(meja_nomor.entri().kunci, "7210", terperiksa=True)
    meja_nomor.nomori()
    periksa_hanya_kendali_berubah(sebelum, berkas.read_bytes())
    assert ("isian:nomor", "15", True) in nilai(berkas.read_bytes())
    assert ("isian:tanggal", "18 Maret 2026", True) in nilai(berkas.read_bytes())


def test_diulang_dengan_nomor_yang_sama_tidak_mengubah_apa_pun(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    meja_nomor.nomori()
    sebelum, peristiwa = meja_nomor.berkas().read_bytes(), meja_nomor.peristiwa()
    hasil = meja_nomor.nomori()
    assert (hasil.berubah, hasil.riwayat) == (False, None)
    assert (meja_nomor.berkas().read_bytes(), meja_nomor.peristiwa()) == (sebelum, peristiwa)


def test_nomor_lain_ditolak_juga_bila_isiannya_dikosongkan(meja_nomor: MejaNomor) -> None:
    """Another number is asked for by `--ganti`, with the reason why the old one is void."""
    meja_nomor.taruh()
    meja_nomor.nomori()
    berkas = meja_nomor.berkas()
    isi = baca_bagian(berkas.read_bytes())["word/document.xml"].replace(b">15<", b">[isi: nomor]<")
    tulis_bagian(berkas, isi)
    with pytest.raises(GalatOutbox, match="sudah bernomor 15, bukan 16") as galat:
        meja_nomor.nomori(16)
    assert galat.value.anjuran is not None
    assert galat.value.anjuran.tindak is Tindak.GANTI_NOMOR
    assert meja_nomor.nomori(16, kehendak=Kehendak(ganti=True, alasan="salah baca")).terisi == 1
    assert meja_nomor.entri().nomor == 16


def tulis_bagian(berkas: Path, xml: bytes) -> None:
    """Write the body anew, as another program would."""
    bagian = baca_bagian(berkas.read_bytes())
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as paket:
        for nama, isi in {**bagian, "word/document.xml": xml}.items():
            paket.writestr(nama, isi)


def test_nomor_yang_sudah_diketik_orang_dicatat_saja(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    berkas = meja_nomor.berkas()
    xml = baca_bagian(berkas.read_bytes())["word/document.xml"].replace(b"<w:showingPlcHdr/>", b"")
    tulis_bagian(berkas, xml.replace(b"[isi: nomor]", b"15").replace(b"[isi: tanggal]", b"18 Maret 2026"))
    sebelum = berkas.read_bytes()
    hasil = meja_nomor.nomori()
    assert (hasil.terisi, berkas.read_bytes()) == (0, sebelum)
    assert meja_nomor.entri().nomor == 15
    with pytest.raises(GalatOutbox, match="sudah bertanggal 18 Maret 2026, bukan 19 Maret 2026"):
        meja_nomor.nomori(hari=dt.date(2026, 3, 19))


def test_tanggal_usulan_konsep_diganti(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh("undangan-monev", NOMOR, Kendali(tag="tanggal", teks="11 Maret 2026"))
    meja_nomor.nomori()
    assert ("tanggal", "18 Maret 2026", True) in nilai(meja_nomor.berkas().read_bytes())


def test_kendali_yang_dihapus_disebut_tempatnya(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh("undangan-monev", NOMOR, TANGGAL, TANGGAL)
    berkas = meja_nomor.berkas()
    xml = baca_bagian(berkas.read_bytes())["word/document.xml"]
    hapus = [k for k in cari_kendali({"word/document.xml": xml}) if k.tag == "isian:tanggal"][-1].unsur
    isi = hapus.pertama("sdtContent")
    assert isi is not None
    tulis_bagian(berkas, xml[: hapus.awal] + xml[isi.kepala : isi.ekor] + xml[hapus.akhir :])
    hasil = meja_nomor.nomori()
    assert [(t.petunjuk, str(t)) for t in hasil.tersisa] == [("tanggal", "di bawah “Bab I”, paragraf 4")]
    assert hasil.terisi == 2


def test_nomor_yang_sama_untuk_naskah_sejenis_ditolak(meja_nomor: MejaNomor) -> None:
    for jenis in ("undangan-monev", "undangan-wbs", "laporan-uji"):
        meja_nomor.taruh(jenis)
    meja_nomor.nomori()
    sebelum = meja_nomor.berkas("undangan-wbs").read_bytes()
    with pytest.raises(
        GalatOutbox, match=r"Nomor 15 jenis undangan tahun 2026 sudah dipakai sigi/2026-TW1/undangan-monev"
    ):
        meja_nomor.nomori(15, "undangan-wbs")
    assert meja_nomor.berkas("undangan-wbs").read_bytes() == sebelum
    assert meja_nomor.nomori(15, "laporan-uji").berubah, "pencacah jenis lain"
    assert meja_nomor.nomori(16, "undangan-wbs").berubah


def test_nomor_keputusan_yang_dikenal_rencana_ditolak(meja_nomor: MejaNomor) -> None:
    """Keputusan 12/2026 is the plan's own; the register, which began later, has never seen it."""
    meja_nomor.taruh("keputusan")
    sebelum = meja_nomor.berkas("keputusan").read_bytes()
    with pytest.raises(
        GalatOutbox, match="Nomor 12 tahun 2026 sudah dipakai Keputusan Komisi Pemilihan Umum Kabupaten"
    ):
        meja_nomor.nomori(12, "keputusan")
    assert meja_nomor.berkas("keputusan").read_bytes() == sebelum
    assert meja_nomor.nomori(13, "keputusan").entri.nomor == 13


def test_dasar_hukum_yang_tidak_sesuai_tanggalnya_disebut(meja_nomor: MejaNomor) -> None:
    """Drafted when the amendment was in force, dated back to before it: said with its paragraph, not refused."""
    rujukan = kantor().hukum["per-kpk-2-2019"]
    meja_nomor.taruh("undangan-monev", NOMOR, TANGGAL, rujukan.kutipan(dt.date(2026, 2, 10)))
    hasil = meja_nomor.nomori(hari=dt.date(2026, 1, 15))
    assert [str(m.kode) for m in hasil.perhatian] == ["S05"]
    assert "belum tentu berlaku pada 15 Januari 2026" in hasil.perhatian[0].pesan
    meja_nomor.taruh("undangan-wbs", NOMOR, TANGGAL, rujukan.kutipan(dt.date(2026, 2, 10)))
    assert meja_nomor.nomori(16, "undangan-wbs").perhatian == ()


def test_dua_perintah_bersamaan_tidak_mendapat_nomor_yang_sama(meja_nomor: MejaNomor) -> None:
    jenis = [f"undangan-{ke}" for ke in range(6)]
    for satu in jenis:
        meja_nomor.taruh(satu)

    def coba(satu: str) -> bool:
        try:
            return meja_nomor.nomori(7, satu).berubah
        except GalatOutbox:
            return False

    with ThreadPoolExecutor(6) as kolam:
        assert sum(kolam.map(coba, jenis)) == 1


def test_naskah_tanpa_nomor_hanya_bertanggal(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh("dokumentasi-apel", "tanpa")
    with pytest.raises(GalatPemakaian, match="tidak bernomor"):
        meja_nomor.nomori(3, "dokumentasi-apel")
    assert meja_nomor.nomori(None, "dokumentasi-apel").terisi == 1
    assert (meja_nomor.entri("dokumentasi-apel").nomor, meja_nomor.entri("dokumentasi-apel").tanggal) == (None, HARI)


def test_naskah_bernomor_tanpa_nomor_ditolak(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    with pytest.raises(GalatPemakaian, match="memerlukan nomor"):
        meja_nomor.nomori(None)


def test_tahun_pada_nomor_harus_tahun_tanggalnya(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    with pytest.raises(GalatOutbox, match="bertahun 2026"):
        meja_nomor.nomori(hari=dt.date(2027, 1, 4))


@pytest.mark.parametrize("kunci", ["~$ undangan-monev.docx", ".~lock.01 undangan-monev.docx#"])
def test_berkas_yang_sedang_dibuka_tidak_disentuh(meja_nomor: MejaNomor, kunci: str) -> None:
    meja_nomor.taruh()
    meja_nomor.berkas().with_name(kunci).write_text("")
    sebelum = meja_nomor.berkas().read_bytes()
    with pytest.raises(GalatOutbox, match="sedang dibuka"):
        meja_nomor.nomori()
    assert (meja_nomor.berkas().read_bytes(), meja_nomor.entri().nomor) == (sebelum, None)


@pytest.mark.parametrize("isi", [b"%PDF-1.7 pindaian", b"", b"PK\x05\x06" + bytes(18)])
def test_yang_bukan_dokumen_word_ditolak(meja_nomor: MejaNomor, isi: bytes) -> None:
    meja_nomor.taruh()
    meja_nomor.berkas().write_bytes(isi)
    with pytest.raises(GalatOutbox):
        meja_nomor.nomori()
    assert meja_nomor.berkas().read_bytes() == isi


def test_berkas_yang_hilang_disebut(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    meja_nomor.berkas().unlink()
    with pytest.raises(GalatOutbox, match="tidak ada lagi"):
        meja_nomor.nomori()


def test_yang_bernomor_tidak_diganti_dan_konsep_baru_ditaruh_di_sampingnya(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    meja_nomor.nomori()
    bernomor = meja_nomor.berkas().read_bytes()
    assert meja_nomor.taruh() is Tindakan.TETAP
    assert meja_nomor.taruh(judul="Data baru") is Tindakan.DISANDINGKAN
    assert meja_nomor.berkas().read_bytes() == bernomor
    assert meja_nomor.entri().nomor == 15


def test_sesudah_siap_nomor_tidak_diubah(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    with meja_nomor.basis.transaksi() as sambungan:
        agenda.simpan(sambungan, dataclasses.replace(meja_nomor.entri(), status=StatusNaskah.SIAP_TTD))
    with pytest.raises(GalatOutbox, match="sudah menunggu tanda tangan, jadi tidak dapat dinomori"):
        meja_nomor.nomori()


def test_mati_sesudah_menulis_berkas_perintah_yang_sama_menyelesaikannya(
    meja_nomor: MejaNomor, monkeypatch: pytest.MonkeyPatch
) -> None:
    meja_nomor.taruh()

    def mati(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as tambalan, pytest.raises(KeyboardInterrupt):
        tambalan.setattr("tata_usaha.outbox.nomori.catat", mati)
        meja_nomor.nomori()
    assert meja_nomor.entri().nomor is None
    bernomor = meja_nomor.berkas().read_bytes()
    meja_nomor.nomori()
    assert (meja_nomor.berkas().read_bytes(), meja_nomor.entri().nomor) == (bernomor, 15)


def test_berkas_yang_disimpan_orang_selagi_dinomori_tetap_utuh(
    meja_nomor: MejaNomor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saved after it was read: the number would go into what they have already replaced."""
    meja_nomor.taruh()
    berkas, asli = meja_nomor.berkas(), Path.rename

    def ganti_nama(dari: Path, ke: Path) -> Path:
        if dari == berkas:
            berkas.write_bytes(b"simpanan orang")
        return asli(dari, ke)

    monkeypatch.setattr(Path, "rename", ganti_nama)
    with pytest.raises(GalatOutbox, match="berubah selagi dinomori"):
        meja_nomor.nomori()
    assert (berkas.read_bytes(), meja_nomor.entri().nomor) == (b"simpanan orang", None)
    assert [p.name for p in meja_nomor.outbox.rglob("*") if p.is_file()] == [berkas.name]


def test_yang_disimpan_orang_ke_tempat_yang_sedang_kosong_tetap_utuh(
    meja_nomor: MejaNomor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there before is kept under a name that tells, and nothing is left half done."""
    meja_nomor.taruh()
    tempat, asli = meja_nomor.berkas(), berkas.pindahkan
    sebelum = tempat.read_bytes()

    def pindahkan(dari: Path, ke: Path) -> None:
        if ke == tempat:
            tempat.write_bytes(b"simpanan orang")
        asli(dari, ke)

    monkeypatch.setattr(berkas, "pindahkan", pindahkan)
    with pytest.raises(GalatOutbox, match="berubah selagi dinomori"):
        meja_nomor.nomori()
    assert {p.name: p.read_bytes() for p in meja_nomor.outbox.rglob("*") if p.is_file()} == {
        tempat.name: b"simpanan orang",
        f"{tempat.stem} (sebelumnya).docx": sebelum,
    }


def saat_transaksi(meja: MejaNomor, lakukan: Callable[[], object]) -> None:
    """Let something happen once, after all was read and just before the register is held."""
    sa.event.listen(meja.basis._mesin, "begin", lambda _: lakukan(), once=True)


def test_berkas_yang_dibuka_orang_selagi_dinomori_tidak_disentuh(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    entri, sebelum = meja_nomor.entri(), meja_nomor.berkas().read_bytes()
    kunci = meja_nomor.berkas().with_name(f".~lock.{meja_nomor.berkas().name}#")
    saat_transaksi(meja_nomor, lambda: kunci.write_text(",rusdi,PC-1,,;"))
    with pytest.raises(GalatOutbox, match=r"sedang dibuka di LibreOffice oleh rusdi \(PC-1\)"):
        nomori(meja_nomor.outbox, meja_nomor.basis, kantor(), entri, 15, HARI, SAAT)
    assert ((meja_nomor.outbox / entri.berkas).read_bytes(), meja_nomor.entri()) == (sebelum, entri)


def test_catatan_yang_berubah_selagi_dinomori_tidak_ditimpa(meja_nomor: MejaNomor) -> None:
    """Somebody else numbered it meanwhile: their number stands, and the file is as they left it."""
    meja_nomor.taruh()
    entri = meja_nomor.entri()

    def orang_lain() -> None:
        with buka(meja_nomor.alamat) as basis, basis.transaksi() as sambungan:
            agenda.simpan(sambungan, dataclasses.replace(entri, nomor=7, jenis_nomor="undangan", tahun_nomor=2026))

    sebelum = meja_nomor.berkas().read_bytes()
    saat_transaksi(meja_nomor, orang_lain)
    with pytest.raises(GalatOutbox, match="di buku agenda baru saja berubah"):
        nomori(meja_nomor.outbox, meja_nomor.basis, kantor(), entri, 15, HARI, SAAT)
    assert (meja_nomor.entri().nomor, meja_nomor.berkas().read_bytes()) == (7, sebelum)


# Forks once for each n a child that begins to number a letter and kills itself before the n-th durable step.
MATI_SELAGI_DINOMORI = """
import shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.outbox import test_nomori as t

def siapkan(n):
    return Path(shutil.copytree(sys.argv[1], Path(sys.argv[1]).with_name(f"mati {n}")))

def kerja(tempat, n):
    langkah = mati_sebelum(n, ("rename", "link", "unlink"))
    with t.buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
        sa.event.listen(basis._mesin, "commit", langkah)
        t.MejaNomor(tempat, basis).nomori()

t.kantor()
mati_di_setiap_langkah(siapkan, kerja)
"""


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_dimatikan_di_langkah_mana_pun_perintah_yang_sama_menyelesaikannya(tmp_path: Path) -> None:
    """What a person typed is in the letter afterwards, and in the one that is kept; nothing else is left."""
    awal = tmp_path / "awal"
    awal.mkdir()
    tulis_templat(awal, templat)
    with buka(f"sqlite:///{awal}/agenda.sqlite3") as basis:
        meja = MejaNomor(awal, basis)
        meja.taruh()
        sunting(meja.berkas())
        suntingan = meja.berkas().read_bytes()
    proses = subprocess.run(
        [sys.executable, "-c", MATI_SELAGI_DINOMORI, str(awal)], capture_output=True, text=True, check=False
    )
    assert proses.returncode == 0, proses.stderr
    assert int(proses.stdout) >= 4
    for n in range(1, int(proses.stdout) + 1):
        with buka(f"sqlite:///{tmp_path}/mati {n}/agenda.sqlite3") as basis:
            meja = MejaNomor(tmp_path / f"mati {n}", basis)
            meja.nomori()
            bernomor, nomor = meja.berkas().read_bytes(), meja.entri().nomor
            berkas = {p.name: p.read_bytes() for p in meja.outbox.rglob("*.docx")}
        assert nomor == 15
        periksa_hanya_kendali_berubah(suntingan, bernomor)
        assert sorted(berkas.values()) == sorted([suntingan, bernomor]), list(berkas)
        assert not any("sedang diganti" in nama for nama in berkas)


def test_outbox_menyebut_nomornya(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    meja_nomor.nomori()
    (satu,) = daftar(meja_nomor.outbox, [meja_nomor.entri()])
    data = satu.sebagai_data()
    assert (data["nomor"], data["tanggal"], data["isian"]) == (15, HARI, 1)


def test_buku_agenda_lama_mendapat_kolom_baru_tanpa_kehilangan_isi(tmp_path: Path) -> None:
    lama = tmp_path / "lama.sqlite3"
    with sqlite3.connect(lama) as sambungan:
        sambungan.execute(
            "CREATE TABLE naskah (kunci VARCHAR PRIMARY KEY, satker VARCHAR, jenis VARCHAR, perihal VARCHAR,"
            " periode VARCHAR, berkas VARCHAR, status VARCHAR, revisi INTEGER, sha256 VARCHAR, sha256_niat VARCHAR,"
            " berkas_sanding VARCHAR, sha256_sanding VARCHAR)"
        )
        sambungan.execute(
            "INSERT INTO naskah VALUES ('k','sigi','undangan','P','2026','a.docx','KONSEP',2,'x',NULL,NULL,NULL)"
        )
    for _ in range(2):
        with buka(f"sqlite:///{lama}") as basis, basis.baca() as koneksi:
            (entri,) = agenda.semua(koneksi)
    assert (entri.kunci, entri.revisi, entri.nomor, entri.tanggal) == ("k", 2, None, None)
    assert (tmp_path / f"cadangan/lama (sebelum versi {VERSI}).sqlite3").is_file()
