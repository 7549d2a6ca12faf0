"""What an office must look at, gathered from its real folders; what is broken is told and hides nothing else."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from tata_usaha.dasar.galat import GalatRencana, GalatTemplat
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.langkah import bahan, periksa_bukti
from tata_usaha.kerja.pagi import kerjakan_pagi
from tata_usaha.kerja.perhatian import HasilPerhatian, JalanGagal, kumpulkan_perhatian
from tata_usaha.kerja.tahun import baca_rencana
from tests.conftest import Meja
from tests.tata_usaha.cli.test_cli_daur import PPID, siap
from zi_model.perhatian import JenisPerhatian as J

__all__ = ["siap"]  # the fixture: a decree that is ready

WITA = ZoneInfo("Asia/Makassar")


def saat(hari: str) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(hari), dt.time(6, 15), WITA)


def pada(meja: Meja, hari: str) -> HasilPerhatian:
    return kumpulkan_perhatian(meja.pengaturan, "sigi", saat(hari))


def kunci(hasil: HasilPerhatian, jenis: J) -> list[str]:
    return [b.kunci for b in hasil.menurut_jenis.get(jenis, ())]


def test_on_the_first_days_of_a_year_nothing_needs_attention(meja: Meja) -> None:
    hasil = pada(meja, "2026-01-02")
    assert (hasil.butir, hasil.tertinggal) == ((), False)
    assert hasil.kalimat == "Tidak ada yang perlu perhatian hari ini."


def test_an_office_that_delivered_nothing_is_behind_and_the_sentence_counts(meja: Meja) -> None:
    hasil = pada(meja, "2026-02-02")
    assert hasil.tertinggal
    assert hasil.kalimat == "6 kewajiban terlambat."
    satu = hasil.menurut_jenis[J.TERLAMBAT][1]
    assert satu.kunci == "4.2.1.3 2026"
    assert satu.berkas.endswith("/4.2.1.3 Penetapan IKU/2026")


def test_rows_of_the_year_before_are_told_in_january(meja: Meja) -> None:
    """Of an office without a plan of the new year, too; that the plan is missing is told from November on."""
    assert len(kunci(pada(meja, "2027-01-04"), J.TERLAMBAT)) > 50
    hasil = [pada(meja, hari) for hari in ("2026-10-31", "2026-11-01", "2026-12-31")]
    assert [kunci(h, J.RENCANA_KURANG) for h in hasil] == [[], ["rencana-aksi-2027"], ["rencana-aksi-2027"]]


def test_a_letter_that_waits_names_its_signer_and_since_when_on_every_day(meja: Meja, siap: Path) -> None:
    siap_pada = dt.datetime.now(WITA).date()
    pertama, lama = (
        kumpulkan_perhatian(meja.pengaturan, "sigi", dt.datetime.now(WITA) + dt.timedelta(days=n)) for n in (0, 9)
    )
    (butir,) = pertama.menurut_jenis[J.MENUNGGU_TTD]
    assert lama.menurut_jenis[J.MENUNGGU_TTD] == (butir,)
    assert (butir.kunci, butir.sejak, butir.berkas) == (PPID, siap_pada, str(siap))
    assert butir.uraian.startswith("Keputusan Tim PPID 2026 menunggu tanda tangan Ketua KPU Kabupaten Sigi sejak ")
    siap.unlink()
    assert kunci(pada(meja, "2026-02-04"), J.MENUNGGU_TTD) == [PPID]  # it is with whoever signs


def test_a_draft_with_a_newer_one_beside_it_is_told_until_one_of_them_is_gone(meja: Meja) -> None:
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    konsep = meja.pengaturan.outbox / "sigi/2026/tahunan/Keputusan Tim PPID 2026.docx"
    assert kunci(pada(meja, "2026-02-02"), J.NASKAH_BARU) == [PPID]
    konsep.write_bytes(konsep.read_bytes() + b"disunting")
    meja.ubah_rencana("Ketua", "Ketua Umum", "pejabat.yaml")
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    hasil = pada(meja, "2026-02-02")
    (butir,) = hasil.menurut_jenis[J.KONSEP_BERSANDING]
    assert butir.berkas.endswith("Keputusan Tim PPID 2026 (konsep baru).docx")
    assert J.NASKAH_BARU not in hasil.menurut_jenis
    Path(butir.berkas).unlink()
    assert kunci(pada(meja, "2026-02-02"), J.NASKAH_BARU) == [PPID]
    konsep.unlink()
    assert J.NASKAH_BARU not in pada(meja, "2026-02-02").menurut_jenis


def test_drafts_alone_are_nothing_urgent(meja: Meja) -> None:
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    hasil = pada(meja, "2026-01-02")
    assert (hasil.kalimat, hasil.mendesak) == ("Tidak ada yang perlu perhatian hari ini.", ())


def test_a_broken_plan_is_told_once_and_hides_no_letter(meja: Meja) -> None:
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    meja.ubah_rencana("target_waktu: Per Triwulan", "target_waktu: Kapan-kapan")
    hasil, besok = (pada(meja, hari) for hari in ("2026-02-02", "2026-02-03"))
    (galat,) = hasil.menurut_jenis[J.ALUR_GAGAL]
    assert "Ada 1 kesalahan di" in galat.uraian
    assert "Kapan-kapan" in galat.uraian
    assert kunci(hasil, J.NASKAH_BARU) == [PPID]
    assert (hasil.nama, hasil.tertinggal) == ("Komisi Pemilihan Umum Kabupaten Sigi", True)  # who must mend it is known
    assert kunci(besok, J.ALUR_GAGAL) == [galat.kunci]
    pagi = GalatRencana("Ada 2 kesalahan: naskahnya juga.")  # the morning's own work read more of the same plan
    dari_pagi = kumpulkan_perhatian(meja.pengaturan, "sigi", saat("2026-02-02"), galat=pagi)
    assert [b.uraian for b in dari_pagi.menurut_jenis[J.ALUR_GAGAL]] == [pagi.pesan]


def test_an_office_whose_own_files_are_broken_is_told_by_its_code(meja: Meja) -> None:
    meja.ubah_rencana("zona_waktu: Asia/Makassar", "zona_waktu: Asia/Sigi", "satker.yaml")
    hasil = pada(meja, "2026-02-02")
    assert (hasil.kantor, hasil.nama, len(kunci(hasil, J.ALUR_GAGAL))) == (None, "sigi", 1)


def test_evidence_that_is_gone_hides_no_letter(meja: Meja) -> None:
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    tempat = meja.pengaturan.bukti / "sigi/2026/1 Manajemen Perubahan/1.3.1.2 Monev/2026-TW1"
    tempat.mkdir(parents=True)
    (tempat / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0 bukan foto")
    pada(meja, "2026-02-02")
    shutil.rmtree(meja.pengaturan.bukti)
    hasil = pada(meja, "2026-02-02")
    assert len(kunci(hasil, J.ALUR_GAGAL)) == 1
    assert J.TERLAMBAT not in hasil.menurut_jenis
    assert kunci(hasil, J.NASKAH_BARU) == [PPID]


def test_what_the_morning_has_read_is_not_read_again(meja: Meja) -> None:
    """The plan is broken meanwhile, and nobody notices: plan and evidence were looked at once."""
    pagi = kerjakan_pagi(meja.pengaturan, "sigi", saat("2026-02-03"), Pelaku("uji"))
    biasa = pada(meja, "2026-02-03")
    meja.ubah_rencana("target_waktu: Per Triwulan", "target_waktu: Kapan-kapan")
    hasil = kumpulkan_perhatian(meja.pengaturan, "sigi", saat("2026-02-03"), terbaca=pagi.bahan)
    assert hasil.butir == biasa.butir
    assert pada(meja, "2026-02-03").butir != biasa.butir


def test_what_the_morning_could_not_do_is_told_first(meja: Meja) -> None:
    gagal = JalanGagal("id", "Bulanan · Sigi", saat("2026-02-01"), "Berkas dibuka orang.")
    galat = GalatTemplat("Templat rusak.", "Perbaiki.")
    hasil = kumpulkan_perhatian(meja.pengaturan, "sigi", saat("2026-02-02"), [gagal], galat=galat)
    assert [b.uraian for b in hasil.butir[:2]] == [
        "Bulanan · Sigi gagal pada 1 Februari 2026: Berkas dibuka orang.",
        "Templat rusak. Perbaiki.",
    ]
    assert hasil.kalimat == "2 pekerjaan gagal, 6 kewajiban terlambat."


def test_a_second_disk_that_is_away_and_a_copy_that_is_behind_are_told(
    meja: Meja, tmp_path: Path, jam: Callable[[str], None]
) -> None:
    jam("2026-02-02T09:00+08:00")
    jauh = tmp_path / "disk"
    jauh.mkdir()
    atur = replace(meja.pengaturan, cadangan=jauh)
    meja.zi("naskah", "buat", "keputusan/tim-ppid")

    def cadangan(hari: str) -> list[str]:
        hasil = kumpulkan_perhatian(atur, "sigi", saat(hari))
        return [b.uraian for b in hasil.menurut_jenis.get(J.CADANGAN_LAMA, ())]

    assert cadangan("2026-02-03") == []  # made yesterday; the second one has time until tomorrow
    assert cadangan("2026-02-06") == [f"Salinan buku agenda di {jauh} belum ada."]
    jauh.rmdir()
    assert cadangan("2026-02-03") == [f"Folder salinan buku agenda {jauh} tidak dapat dicapai; sambungkan disknya."]
    (salinan,) = (meja.pengaturan.outbox / "cadangan").glob("*.sqlite3")
    salinan.rename(salinan.with_name("buku-agenda-2026-01-20.sqlite3"))
    assert len(cadangan("2026-02-03")) == 1  # old, and it knows all
    jam("2026-02-04T09:00+08:00")
    meja.zi("naskah", "buat", "keputusan/tim-upg")
    for satu in (meja.pengaturan.outbox / "cadangan").glob("*02-04.sqlite3"):
        satu.unlink()
    assert cadangan("2026-02-04")[0].startswith("Salinan buku agenda di ")
    assert "terakhir 20 Januari 2026" in cadangan("2026-02-04")[0]


def test_what_was_read_of_another_year_is_not_taken_for_this_ones(meja: Meja) -> None:
    """On the first mornings of a year only the year before is worked on."""
    tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
    lama = bahan(tahun, periksa_bukti(meja.pengaturan, tahun, saat("2026-02-02")), dt.date(2026, 2, 2))
    assert meja.zi("rencana", "baru", "2027").kode == 0
    hasil = kumpulkan_perhatian(meja.pengaturan, "sigi", saat("2027-02-02"), terbaca=lama)
    assert {k.split()[1].split("-")[0] for k in kunci(hasil, J.TERLAMBAT)} == {"2026", "2027"}
